// Two acts on one ledger at once, on real connections: they come to what one of the two orders comes
// to, nothing is lost or booked into a settled day, and no deadlock is shown; what each costs.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  accountWith,
  agedByADay,
  correctPoints,
  holderOf,
  imbalancesOfPoints,
  item,
  keeper,
  record,
  redeemPoints,
  scheme,
  scorePoints,
  setPointsRule,
  settlePoints,
  stockStoreItem,
  withdrawStoreItem,
  yesterday,
} from './keeping.ts';

const ONE = 'per-qianshang-01';
const ROUNDS = 4;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalancesOfPoints(world)).toEqual([]);
});

/** A scheme with an account that holds ten points, and goods at ten. */
async function ground() {
  const schemeId = await scheme(world);
  const { accountId, entryId } = await accountWith(world, schemeId, ONE);
  return { schemeId, accountId, entryId, storeItemId: await item(world, schemeId, 10, 5) };
}

const stockOf = async (id: string) =>
  (await inLists<{ stock: number }>(world, 'select stock from store_item where id = $1', [id]))[0]
    ?.stock;

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))('round %i', () => {
  test('taking back and spending the same points leave one of them', async () => {
    const { accountId, entryId, storeItemId } = await ground();
    const [corrected, redeemed] = await Promise.all([
      correctPoints.done(world, keeper, { entryId, reason: '登记有误' }),
      redeemPoints.done(world, holderOf(ONE), { accountId, storeItemId, quantity: 1 }),
    ]);
    const won = [corrected.pointsEntry, redeemed.redemption].filter((each) => each !== null);
    expect(won).toHaveLength(1);
    expect([...faults(corrected), ...faults(redeemed)]).toHaveLength(1);
    expect(await stockOf(storeItemId)).toBe(redeemed.redemption ? 4 : 5);
  });

  test('settling and giving: what is given today is of no day that is settled', async () => {
    const { schemeId } = await ground();
    await agedByADay(world, schemeId);
    const recordId = await record(world, ONE);
    const [settled, scored] = await Promise.all([
      settlePoints.done(world, keeper, { schemeId, expectedVersion: 2, periodEnd: yesterday() }),
      scorePoints.done(world, keeper, { schemeId, recordId }),
    ]);
    expect([settled, scored].flatMap(faults)).toEqual([]);
    const { balances } = settled.pointsSettlement as { balances: { nodes: object[] } };
    expect(balances.nodes).toMatchObject([
      { balance: 10, account: { balance: expect.any(Number) } },
    ]);
  });

  test('a rule from today on and a score of today: it counts by one of the two', async () => {
    const { schemeId } = await ground();
    const recordId = await record(world, ONE, { confirmed_at: new Date(), closed_at: new Date() });
    const rule = { schemeId, activity: 'VOLUNTEER_SERVICE', points: 7, effectiveFrom: today() };
    const [set, scored] = await Promise.all([
      setPointsRule.done(world, keeper, { ...rule, expectedVersion: 2 }),
      scorePoints.done(world, keeper, { schemeId, recordId }),
    ]);
    expect(scored.pointsEntry).toMatchObject({ points: set.pointsRule ? 7 : 10 });
    expect(faults(set)).toEqual(set.pointsRule ? [] : ['INVALID_STATE effectiveFrom']);
  });

  test('restocking, withdrawing and spending lose no piece', async () => {
    const { accountId, storeItemId } = await ground();
    const at = { storeItemId, expectedVersion: 1 };
    const [stocked, withdrawn, redeemed] = await Promise.all([
      stockStoreItem.done(world, keeper, { ...at, added: 3 }),
      withdrawStoreItem.done(world, keeper, at),
      redeemPoints.done(world, keeper, { accountId, storeItemId, quantity: 1 }),
    ]);
    expect([stocked.storeItem, withdrawn.storeItem].filter((each) => each !== null)).toHaveLength(
      1,
    );
    const left = 5 + (stocked.storeItem ? 3 : 0) - (redeemed.redemption ? 1 : 0);
    expect(await stockOf(storeItemId)).toBe(left);
  });
});

test('giving and spending cost the same however long the passbook is', async () => {
  const { schemeId, accountId, storeItemId } = await ground();
  const cost = async (work: () => Promise<{ userErrors: object[] }>) => {
    const { result, statements } = await countStatements(work);
    expect(result.userErrors).toEqual([]);
    return statements.length;
  };
  const once = async () => {
    const recordId = await record(world, ONE);
    return [
      await cost(() => scorePoints.done(world, keeper, { schemeId, recordId })),
      await cost(() => redeemPoints.done(world, keeper, { accountId, storeItemId, quantity: 1 })),
    ];
  };
  const first = await once();
  await once();
  expect(await once()).toEqual(first);
  expect(Math.max(...first)).toBeLessThanOrEqual(20);
});
