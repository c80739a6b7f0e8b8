import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { keeperViolations, missing, settledViolations } from '../book.rules.ts';
import { book, type LockedAccounts, lockAccounts } from '../entry/ledger.store.ts';
import { type LockedScheme, lockScheme } from '../scheme/scheme.store.ts';
import { accountThere } from './account.rules.ts';

/** The account of a holder in a scheme, where there is one. */
export async function accountOf(source: Queryable, schemeId: string, holderId: string) {
  const [found] = await source.$queryRaw<{ id: string }[]>(sql`
    select a.id from points_account a where a.scheme_id = ${schemeId} and a.kind = 'HOLDER'
      and coalesce(a.holder_person_id, a.holder_organisation_id) = ${holderId}`);
  return found?.id ?? null;
}

/** Opens an account with what the scheme gives at the beginning, and has it locked for giving more. */
export async function openLocked(
  tx: Tx,
  id: string,
  holderId: string,
  scheme: LockedScheme,
  bookedById: string,
): Promise<{ accounts: LockedAccounts; changes: Change[] }> {
  const { id: schemeId, areaPath, instant, openingPoints } = scheme;
  const column = holderId.startsWith('per-') ? 'holderPersonId' : 'holderOrganisationId';
  const row = { id, schemeId, areaPath, kind: 'HOLDER' as const, [column]: holderId };
  const stamp = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  const { count } = await tx.pointsAccount.createMany({
    data: [{ ...row, ...stamp }],
    skipDuplicates: true,
  });
  const accounts = count === 1 ? await lockAccounts(tx, id, schemeId, 'OPENING') : null;
  if (!accounts) {
    throw new CameBetween();
  }
  const opened = made('pointsAccount.opened', 'PointsAccount', id, { schemeId, areaPath });
  if (openingPoints === 0) {
    return { accounts, changes: [opened] };
  }
  const opening = { kind: 'OPENING', points: openingPoints, bookedById } as const;
  const change = await book(tx, accounts, scheme, opening);
  const holder = { ...accounts.holder, balance: accounts.holder.balance + openingPoints };
  return { accounts: { ...accounts, holder }, changes: [opened, change] };
}

/** Opens an account for somebody whom the owner of persons and organisations knows. */
export function openAccount(
  { schemeId, holderId }: { schemeId: string; holderId: string },
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const scheme = await lockScheme(tx, schemeId, 'SHARED');
    if (!scheme) {
      return [missing('schemeId', schemeId)];
    }
    const there = await accountOf(tx, schemeId, holderId);
    const violations = [
      ...keeperViolations(by, scheme.areaPath),
      ...(there ? [accountThere(there)] : []),
      ...(scheme.openingPoints > 0 ? settledViolations(scheme, scheme.today, 'schemeId') : []),
    ];
    if (violations.length === 0 && command.known.length === 0) {
      const { actingForId } = by;
      const { changes } = await openLocked(tx, command.objectId, holderId, scheme, actingForId);
      await appendEvents(tx, changes, ctx, actingForId);
    }
    return violations;
  });
}
