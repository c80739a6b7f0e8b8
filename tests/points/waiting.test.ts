// What waits for whoever keeps the books of points, against what the rules of scoring let them do: the
// confirmed work that can be scored, the goods to hand out; the stage of an order that was scored; and what
// a settled day still takes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  accountWith,
  agedByADay,
  cancelRedemption,
  collectRedemption,
  correctPoints,
  elsewhere,
  holderOf,
  item,
  keeper,
  record,
  redeemPoints,
  scheme,
  scorePoints,
  settlePoints,
  yesterday,
} from './keeping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const [ONE, TWO] = ['per-qianshang-01', 'per-qianshang-03'] as const;

async function queue(name: 'toScore' | 'toHandOut'): Promise<string[]> {
  const text = `{ worklist(areaId: "com-qianshang") { ${name}(first: 100) { nodes { id } } } }`;
  const { data, errors } = await world.ask('lists', text, {}, { actor: keeper });
  expect(errors).toBeUndefined();
  const found = data as { worklist: Record<string, { nodes: { id: string }[] }> };
  return found.worklist[name]?.nodes.map(({ id }) => id) ?? [];
}

async function stageOf(recordId: string): Promise<string> {
  const text = `query ($id: ID!) { claim(id: $id) { demand { stage } } }`;
  const { data } = await world.ask('lists', text, { id: recordId }, { actor: keeper });
  return (data as { claim: { demand: { stage: string } } }).claim.demand.stage;
}

const partner = (recordId: string, personId: string) =>
  inLists(world, `insert into claim_partner (id, claim_id, person_id) values ($1, $2, $3)`, [
    `par-${recordId}`,
    recordId,
    personId,
  ]);

describe('an order that is done', () => {
  test('waits until everybody who took part was scored, and is SCORED then, whatever is corrected', async () => {
    const schemeId = await scheme(world);
    const recordId = await record(world, ONE);
    await partner(recordId, TWO);
    const entries: string[] = [];
    for (const holderId of [ONE, TWO]) {
      expect(await queue('toScore')).toContain(recordId);
      expect(await stageOf(recordId)).toBe('DONE');
      const { pointsEntry, userErrors } = await scorePoints.done(world, keeper, {
        ...{ schemeId, recordId, holderId },
      });
      expect(userErrors).toEqual([]);
      entries.push(String(pointsEntry?.id));
    }
    for (const entryId of entries) {
      expect(await queue('toScore')).not.toContain(recordId);
      expect(await stageOf(recordId)).toBe('SCORED');
      const corrected = await correctPoints.done(world, keeper, { entryId, reason: '记错了' });
      expect(faults(corrected)).toEqual([]);
    }
    expect(await stageOf(recordId)).toBe('SCORED');
  });

  test('is SCORED when every claim that was confirmed of it is, and no other counts', async () => {
    const schemeId = await scheme(world);
    const [first, second, released] = [
      await record(world, ONE),
      await record(world, TWO),
      await record(world, 'per-qianshang-04', { state: 'RELEASED', reason: 'OTHER', confirmed: 0 }),
    ];
    await inLists(
      world,
      `update claim set demand_id = (select demand_id from claim where id = $1) where id = any ($2)`,
      [first, [second, released]],
    );
    await scorePoints.done(world, keeper, { schemeId, recordId: first });
    expect(await stageOf(first)).toBe('DONE');
    expect(await queue('toScore')).toEqual(expect.arrayContaining([second]));
    await scorePoints.done(world, keeper, { schemeId, recordId: second });
    expect(await stageOf(second)).toBe('SCORED');
    expect(await queue('toScore')).not.toContain(released);
  });

  test('without a confirmed claim on record is DONE', async () => {
    const recordId = await record(world, ONE);
    await inLists(world, `update claim set demand_id = 'dem-qianshang-order-02' where id = $1`, [
      recordId,
    ]);
    expect(await stageOf(recordId)).toBe('DONE');
  });
});

describe('what waits to be scored', () => {
  // A month of its own for each, since a rule that has scored stays as it is.
  test.each<[number, string | null]>([
    [2015, null],
    [2016, 'cmp-qianshang'],
  ])('is just what can be scored: in %s, by a scheme of %s', async (year, compoundId) => {
    const place = compoundId ? { areaId: null, compoundId } : {};
    const schemeId = await scheme(world, place);
    await inLists(
      world,
      `update points_rule set effective_from = $2, effective_to = $3 where scheme_id = $1`,
      [schemeId, `${year}-05-01`, `${year}-05-31`],
    );
    // Its first and its last day, by the clock of the place, and the instants beside them.
    const instants = ['04-30T15:59:59Z', '04-30T16:00:00Z', '05-31T15:59:59Z', '05-31T16:00:00Z'];
    const records: string[] = [];
    for (const instant of instants) {
      for (const lies of ['cmp-qianshang', null]) {
        const recordId = await record(world, ONE, { confirmed_at: `${year}-${instant}` });
        await inLists(
          world,
          `update demand d set compound_id = $2 from claim c
              where c.id = $1 and d.id = c.demand_id`,
          [recordId, lies],
        );
        records.push(recordId);
      }
    }
    const waiting = await queue('toScore');
    const scored = [];
    for (const recordId of records) {
      const { userErrors } = await scorePoints.done(world, keeper, { schemeId, recordId });
      scored.push(...(userErrors.length === 0 ? [recordId] : []));
    }
    expect(records.filter((id) => waiting.includes(id))).toEqual(scored);
    expect(scored).toHaveLength(compoundId ? 2 : 4);
  });
});

test('goods wait until they are handed over, or called off', async () => {
  const schemeId = await scheme(world);
  const { accountId } = await accountWith(world, schemeId, ONE);
  const itemId = await item(world, schemeId, 2, 9);
  const holder = holderOf(ONE);
  const taken: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const input = { accountId, quantity: 1, storeItemId: itemId };
    const { redemption, userErrors } = await redeemPoints.done(world, holder, input);
    expect(userErrors).toEqual([]);
    taken.push(String(redemption?.id));
  }
  const [kept, collected, cancelled] = taken;
  expect(await queue('toHandOut')).toEqual(expect.arrayContaining(taken));
  const step = (redemptionId: string | undefined) => ({ redemptionId, expectedVersion: 1 });
  expect(faults(await collectRedemption.done(world, keeper, step(collected)))).toEqual([]);
  const back = { ...step(cancelled), reason: 'NOT_SUITABLE' };
  expect(faults(await cancelRedemption.done(world, keeper, back))).toEqual([]);
  const waiting = await queue('toHandOut');
  expect(waiting).toContain(kept);
  expect(waiting).not.toContain(collected);
  expect(waiting).not.toContain(cancelled);
});

test('a settled day takes no more entries, and holds what the passbook says', async () => {
  const schemeId = await scheme(world);
  const { accountId, entryId } = await accountWith(world, schemeId, ONE);
  const storeItemId = await item(world, schemeId, 4, 9);
  const { redemption } = await redeemPoints.done(world, holderOf(ONE), {
    accountId,
    storeItemId,
    quantity: 1,
  });
  const settle = (periodEnd: string, expectedVersion: number, actor = keeper) =>
    settlePoints.done(world, actor, { schemeId, periodEnd, expectedVersion });
  expect(faults(await settle('2999-01-01', 1, elsewhere))).toEqual([
    'FORBIDDEN actingForId',
    'VERSION_CONFLICT expectedVersion',
    'INVALID_INPUT periodEnd',
  ]);
  // A day takes entries until it is over, so nobody shuts the store for the rest of it.
  expect(faults(await settle(today(), 2))).toEqual(['INVALID_INPUT periodEnd']);
  await agedByADay(world, schemeId);
  const { pointsSettlement } = await settle(yesterday(), 2);
  expect(pointsSettlement).toMatchObject({
    holders: 1,
    balances: { nodes: [{ balance: 6, account: { id: accountId, balance: 6 } }] },
  });
  expect(faults(await settle(yesterday(), 3))).toEqual(['INVALID_STATE periodEnd']);
  const more = { accountId, storeItemId, quantity: 1 };
  const bought = await redeemPoints.done(world, keeper, more);
  expect(faults(bought)).toEqual([]);
  const paid = { redemptionId: bought.redemption?.id, expectedVersion: 1 };
  await cancelRedemption.done(world, keeper, { ...paid, reason: 'NO_LONGER_NEEDED' });
  // A settlement that reaches into today comes from elsewhere, such as another clock.
  await inLists(
    world,
    'update points_settlement set period_end = period_end + 1 where scheme_id = $1',
    [schemeId],
  );
  const recordId = await record(world, ONE);
  expect(faults(await scorePoints.done(world, keeper, { schemeId, recordId }))).toEqual([
    'INVALID_STATE schemeId',
  ]);
  expect(faults(await correctPoints.done(world, keeper, { entryId, reason: '误' }))).toEqual([
    'NOT_ENOUGH_LEFT entryId',
    'INVALID_STATE entryId',
  ]);
  expect(faults(await redeemPoints.done(world, keeper, more))).toEqual(['INVALID_STATE accountId']);
  expect(redemption).toMatchObject({ state: 'REDEEMED', spent: 4, item: { stock: 8 } });
});
