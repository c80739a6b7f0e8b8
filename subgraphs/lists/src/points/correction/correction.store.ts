import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once, refused } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { mayReadAccount } from '../account/account.visibility.ts';
import { missing } from '../book.rules.ts';
import { book, lockAccounts } from '../entry/ledger.store.ts';
import { lockScheme } from '../scheme/scheme.store.ts';
import type { PointsKind } from '../words.ts';
import { correctionViolations } from './correction.rules.ts';

interface Found {
  id: string;
  kind: PointsKind;
  points: number;
  accountId: string;
  holderId: string;
  schemeId: string;
  transactionId: string;
}

/** Takes an entry back by another one, for a reason. */
export async function correct(
  { entryId, reason }: { entryId: string; reason: string },
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  const entry = await entryOf(db(), entryId);
  if (!entry || !(await mayReadAccount(entry.accountId, ctx))) {
    return refused([...command.known, missing('entryId', entryId)]);
  }
  return once<Tx>(db(), command, async (tx) => {
    const kind = 'CORRECTION';
    const scheme = await lockScheme(tx, entry.schemeId, 'SHARED');
    const accounts = await lockAccounts(tx, entry.accountId, entry.schemeId, kind);
    if (!scheme || !accounts) {
      throw new CameBetween();
    }
    const { balance } = accounts.holder;
    const correctedBy = await correctorOf(tx, entry);
    const violations = correctionViolations(
      { entry, holderId: entry.holderId, correctedBy, balance, scheme, today: scheme.today },
      by,
    );
    if (violations.length === 0 && command.known.length === 0) {
      const said = { reversesId: entry.transactionId, reason };
      const booking = { kind, points: -entry.points, bookedById: by.actingForId, said } as const;
      const change = await book(tx, accounts, scheme, booking, command.objectId);
      await appendEvents(tx, [change], ctx, by.actingForId);
    }
    return violations;
  });
}

/** An entry of a holder's account; those of the scheme's own accounts are nobody's to name. */
async function entryOf(source: Queryable, id: string): Promise<Found | null> {
  const [found] = await source.$queryRaw<Found[]>(sql`
    select e.id, t.kind::text as kind, e.points, e.account_id as "accountId", a.scheme_id as "schemeId",
      coalesce(a.holder_person_id, a.holder_organisation_id) as "holderId", t.id as "transactionId"
    from points_entry e
    join points_transaction t on t.id = e.transaction_id
    join points_account a on a.id = e.account_id and a.kind = 'HOLDER'
    where e.id = ${id}`);
  return found ?? null;
}

/** The entry that took another one back, seen with the account locked. */
async function correctorOf(tx: Tx, entry: Found): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ id: string }[]>(sql`
    select e.id from points_transaction t
    join points_entry e on e.transaction_id = t.id and e.account_id = ${entry.accountId}
    where t.reverses_id = ${entry.transactionId}`);
  return found?.id ?? null;
}
