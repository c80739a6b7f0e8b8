import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-lists/client';
import type { Tx } from '../../demand/demand-lock.store.ts';
import type { LockedScheme } from '../scheme/scheme.store.ts';
import type { PointsKind } from '../words.ts';
import { counterOf, postings } from './ledger.rules.ts';

/** The accounts that one booking moves, locked in the order of their ids. */
export interface LockedAccounts {
  holder: { id: string; version: number; balance: number };
  /** The scheme's own account on the other side. */
  counterId: string;
}

/** Locks an account and the one of the scheme that stands against it in this kind of booking. */
export async function lockAccounts(
  tx: Tx,
  accountId: string,
  schemeId: string,
  kind: PointsKind,
): Promise<LockedAccounts | null> {
  const rows = await tx.$queryRaw<{ id: string; version: number; balance: number }[]>(sql`
    select a.id, a.version, a.balance from points_account a
    where a.scheme_id = ${schemeId} and (a.id = ${accountId}
      or a.kind = ${counterOf(kind)}::text::"PointsAccountKind")
    order by a.id for update`);
  const holder = rows.find(({ id }) => id === accountId);
  const counter = rows.find(({ id }) => id !== accountId);
  return holder && counter ? { holder, counterId: counter.id } : null;
}

export interface Booking {
  kind: PointsKind;
  /** What comes into the holder's account; less than nothing goes out of it. */
  points: number;
  /** For whom the act is done. */
  bookedById: string;
  said?: Pick<
    Prisma.PointsTransactionUncheckedCreateInput,
    'recordId' | 'recordDay' | 'holderId' | 'ruleId' | 'reversesId' | 'redemptionId' | 'reason'
  >;
}

/** Books points: both entries at once. The triggers move the balances and refuse what does not add up. */
export async function book(
  tx: Tx,
  { holder, counterId }: LockedAccounts,
  { id: schemeId, areaPath, instant, today }: LockedScheme,
  { kind, points, bookedById, said }: Booking,
  entryId = newId('pte'),
): Promise<Change> {
  const transactionId = newId('ptx');
  await tx.pointsTransaction.create({
    data: {
      id: transactionId,
      schemeId,
      kind,
      at: instant,
      bookedById,
      provenance: 'ENTERED',
      ...said,
    },
  });
  const bookedOn = new Date(`${today}T00:00:00Z`);
  const [own, counter] = postings(points);
  await tx.pointsEntry.createMany({
    data: [
      { id: entryId, transactionId, accountId: holder.id, points: own, bookedOn },
      { id: newId('pte'), transactionId, accountId: counterId, points: counter, bookedOn },
    ],
  });
  const versions = { fromVersion: holder.version, toVersion: holder.version };
  const about = { entityType: 'PointsAccount', entityId: holder.id, areaPath };
  const type = `points.${kind.toLowerCase()}`;
  return { type, ...about, ...versions, before: null, after: { points, entryId } };
}
