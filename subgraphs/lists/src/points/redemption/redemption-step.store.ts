import type { Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once, refused } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import type { ReasonCode } from '../../words.ts';
import { missing, settledViolations } from '../book.rules.ts';
import { book, lockAccounts } from '../entry/ledger.store.ts';
import { type LockedScheme, lockScheme } from '../scheme/scheme.store.ts';
import { lockItem } from '../store/store-item.store.ts';
import { mayReadRedemption } from './redemption.ts';
import {
  type RedemptionStep,
  reasonViolations,
  type Standing,
  sideOf,
  stepViolations,
} from './redemption-step.rules.ts';

interface Found extends Standing {
  accountId: string;
  itemId: string;
  schemeId: string;
  quantity: number;
  spent: number;
  version: number;
}

export interface StepOrder {
  redemptionId: string;
  expectedVersion: number;
  reason: ReasonCode | null;
}

/** Hands over goods, or calls them off, which returns points and goods. */
export async function takeRedemptionStep(
  step: RedemptionStep,
  { redemptionId, expectedVersion, reason }: StepOrder,
  by: By,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  const seen = (await mayReadRedemption(redemptionId, ctx))
    ? (await db().$queryRaw<Found[]>(redemptionById(redemptionId)))[0]
    : undefined;
  if (!seen) {
    return refused([...command.known, missing('redemptionId', redemptionId)]);
  }
  const known = [...command.known, ...reasonViolations(step, reason, sideOf(by, seen))];
  const returns = step === 'cancelRedemption';
  return once<Tx>(db(), { ...command, known }, async (tx) => {
    const scheme = await lockScheme(tx, seen.schemeId, 'SHARED');
    const accounts = await lockAccounts(tx, seen.accountId, seen.schemeId, 'REFUND');
    const item = await lockItem(tx, seen.itemId);
    const redemption = await lockRedemption(tx, redemptionId);
    if (!scheme || !accounts || !item || !redemption) {
      throw new CameBetween();
    }
    const violations = [
      ...stepViolations(step, redemption, by),
      ...versionViolations(expectedVersion, redemption),
      ...(returns ? settledViolations(scheme, scheme.today, 'redemptionId') : []),
    ];
    if (violations.length > 0 || known.length > 0) {
      return violations;
    }
    const changes = [await close(tx, redemption, returns ? reason : null, scheme)];
    if (returns) {
      const { instant } = scheme;
      const stock = item.stock + redemption.quantity;
      await tx.storeItem.update({ where: { id: item.id }, data: { stock, updatedAt: instant } });
      const said = { redemptionId };
      const { spent: points } = redemption;
      const booking = { kind: 'REFUND', points, bookedById: by.actingForId, said } as const;
      changes.push(await book(tx, accounts, scheme, booking));
    }
    await appendEvents(tx, changes, ctx, by.actingForId);
    return [];
  });
}

const redemptionById = (id: string) => sql`
  select r.id, r.account_id as "accountId", r.item_id as "itemId", r.area_path as "areaPath",
    r.state::text as state, r.quantity, r.spent, r.version, a.scheme_id as "schemeId",
    coalesce(a.holder_person_id, a.holder_organisation_id) as "holderId"
  from redemption r join points_account a on a.id = r.account_id where r.id = ${id}`;

async function lockRedemption(tx: Tx, id: string): Promise<Found | null> {
  const [found] = await tx.$queryRaw<Found[]>(sql`${redemptionById(id)} for update of r`);
  return found ?? null;
}

/** Writes down how a redemption ended: called off for a reason, else handed over. */
async function close(
  tx: Tx,
  { id, version, state: before, areaPath }: Found,
  reason: ReasonCode | null,
  { instant }: LockedScheme,
): Promise<Change> {
  const state = reason === null ? 'COLLECTED' : 'CANCELLED';
  await tx.redemption.update({
    where: { id },
    data: { state, reason, closedAt: instant, version: version + 1, updatedAt: instant },
  });
  return {
    type: `redemption.${state.toLowerCase()}`,
    entityType: 'Redemption',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { state: before },
    after: { state, reason },
  };
}
