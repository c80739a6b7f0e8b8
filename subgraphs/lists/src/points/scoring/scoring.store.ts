import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import { asDate } from '../../round/round.store.ts';
import { accountOf, openLocked } from '../account/account.store.ts';
import { missing } from '../book.rules.ts';
import { book, lockAccounts } from '../entry/ledger.store.ts';
import { rulesOf } from '../rule/rule.store.ts';
import { type LockedScheme, lockScheme } from '../scheme/scheme.store.ts';
import { recordOf, scoredBy } from './record.store.ts';
import { scoringOf } from './scoring.rules.ts';

export interface ScorePoints {
  schemeId: string;
  recordId: string;
  /** Whoever took it up unless said. */
  holderId: string | null;
}

/** Gives somebody points for a record, by the rule of its day; opens the account where there is none. */
export function score(input: ScorePoints, by: By, command: Command, ctx: Context): Promise<Answer> {
  const { schemeId, recordId } = input;
  return once<Tx>(db(), command, async (tx) => {
    const scheme = await lockScheme(tx, schemeId, 'SHARED');
    const record = await recordOf(tx, recordId);
    if (!scheme || !record) {
      return [
        ...(scheme ? [] : [missing('schemeId', schemeId)]),
        ...(record ? [] : [missing('recordId', recordId)]),
      ];
    }
    const holderId = input.holderId ?? record.participants[0] ?? '';
    const accounts = await lockedAccounts(tx, scheme, holderId);
    const { rule, points, violations } = scoringOf(
      {
        scheme,
        record,
        holderId,
        rules: await rulesOf(tx, schemeId),
        // Asked with the account locked: what was given meanwhile is seen.
        scoredBy: await scoredBy(tx, recordId, holderId),
        balance: accounts?.holder.balance ?? scheme.openingPoints,
        today: scheme.today,
      },
      by,
    );
    if (violations.length > 0 || command.known.length > 0 || !rule || !record.day) {
      return violations;
    }
    const { actingForId } = by;
    const opened = accounts
      ? { accounts, changes: [] }
      : await openLocked(tx, newId('pta'), holderId, scheme, actingForId);
    const said = { recordId, recordDay: asDate(record.day), holderId, ruleId: rule.id };
    const booking = { kind: 'SCORING', points, bookedById: actingForId, said } as const;
    const change = await book(tx, opened.accounts, scheme, booking, command.objectId);
    await appendEvents(tx, [...opened.changes, change], ctx, actingForId);
    return [];
  });
}

async function lockedAccounts(tx: Tx, { id }: LockedScheme, holderId: string) {
  const accountId = await accountOf(tx, id, holderId);
  if (accountId === null) {
    return null;
  }
  const locked = await lockAccounts(tx, accountId, id, 'SCORING');
  if (!locked) {
    throw new CameBetween();
  }
  return locked;
}
