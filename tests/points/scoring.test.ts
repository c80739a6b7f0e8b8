// Points are given by the community, by the rule of the record's day, once for each person and record
// and never to oneself; what was wrong is taken back by another entry, and nothing is ever changed.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  accountWith,
  correctPoints,
  elsewhere,
  holderOf,
  imbalancesOfPoints,
  item,
  keeper,
  openPointsAccount,
  openPointsScheme,
  platform,
  record,
  redeemPoints,
  scheme,
  scorePoints,
  setPointsRule,
  street,
  team,
} from './keeping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalancesOfPoints(world)).toEqual([]);
});

const ONE = 'per-qianshang-01';

describe('a scheme', () => {
  test('is opened for a community or a compound, with its own name there', async () => {
    const input = { compoundId: 'cmp-qianshang', nameZh: '小区积分', openingPoints: 5 };
    const first = await openPointsScheme.done(world, keeper, input);
    expect(first.pointsScheme).toMatchObject({
      openingPoints: 5,
      area: { id: 'com-qianshang' },
      compound: { id: 'cmp-qianshang' },
    });
    expect(faults(await openPointsScheme.done(world, street, input))).toEqual(['DUPLICATE nameZh']);
  });

  test.each<[string, typeof keeper, object, string[]]>([
    ['nowhere', keeper, { areaId: null }, ['INVALID_INPUT areaId']],
    ['at two places', keeper, { compoundId: 'cmp-qianshang' }, ['INVALID_INPUT areaId']],
    ['in a street', street, { areaId: 'str-yinzhu' }, ['NOT_FOUND areaId']],
    ['elsewhere', elsewhere, {}, ['FORBIDDEN actingForId']],
    [
      'with what cannot be',
      keeper,
      { nameZh: ' ', openingPoints: -1, balanceMax: 0 },
      ['INVALID_INPUT nameZh', 'INVALID_INPUT openingPoints', 'INVALID_INPUT balanceMax'],
    ],
  ])('is not opened %s', async (_what, actor, more, expected) => {
    const input = { areaId: 'com-qianshang', nameZh: '不成的', ...more };
    expect(faults(await openPointsScheme.done(world, actor, input))).toEqual(expected);
  });
});

describe('rules', () => {
  const rule = (schemeId: string, expectedVersion: number, more: object) => ({
    schemeId,
    expectedVersion,
    activity: 'VOLUNTEER_SERVICE',
    points: 20,
    effectiveFrom: '2024-03-01',
    ...more,
  });

  test('follow each other, and each scores the records of its days', async () => {
    const schemeId = await scheme(world);
    const set = await setPointsRule.done(world, keeper, rule(schemeId, 2, {}));
    expect(set.pointsRule).toMatchObject({ points: 20, scheme: { version: 3 } });
    const days = await inLists(
      world,
      `select points, effective_to::text from points_rule where scheme_id = $1 order by effective_from`,
      [schemeId],
    );
    expect(days).toEqual([
      { points: 10, effective_to: '2024-02-29' },
      { points: 20, effective_to: null },
    ]);
    // Midnight in Shanghai parts the days.
    for (const [at, points] of [
      ['2024-02-29T15:59:59Z', 10],
      ['2024-02-29T16:00:00Z', 20],
    ] as const) {
      const recordId = await record(world, ONE, { confirmed_at: at, closed_at: at });
      const { pointsEntry } = await scorePoints.done(world, keeper, { schemeId, recordId });
      expect(pointsEntry).toMatchObject({ kind: 'SCORING', points });
    }
    const early = await record(world, ONE, { confirmed_at: '2023-12-31T12:00:00Z' });
    expect(faults(await scorePoints.done(world, keeper, { schemeId, recordId: early }))).toEqual([
      'INVALID_STATE recordId',
    ]);
  });

  test('that have scored stay; what has scored nothing is replaced', async () => {
    const schemeId = await scheme(world);
    const at = '2024-05-05T12:00:00Z';
    const recordId = await record(world, ONE, { confirmed_at: at, closed_at: at });
    await scorePoints.done(world, keeper, { schemeId, recordId });
    const late = rule(schemeId, 2, { effectiveFrom: '2024-05-05' });
    expect(faults(await setPointsRule.done(world, keeper, late))).toEqual([
      'INVALID_STATE effectiveFrom',
    ]);
    const same = rule(schemeId, 2, { effectiveFrom: '2024-01-01' });
    expect(faults(await setPointsRule.done(world, keeper, same))).toEqual([
      'DUPLICATE effectiveFrom',
    ]);
    const next = rule(schemeId, 2, { effectiveFrom: '2024-05-06', basis: 'UNIT' });
    const first = await setPointsRule.done(world, keeper, next);
    const other = await setPointsRule.done(world, keeper, {
      ...next,
      expectedVersion: 3,
      points: 7,
    });
    expect(other.pointsRule).toMatchObject({ id: first.pointsRule?.id, points: 7, version: 2 });
  });

  test('are set on the version that was seen, by who keeps the books', async () => {
    const schemeId = await scheme(world);
    const input = rule(schemeId, 1, { points: 0, effectiveTo: '2024-02-01' });
    expect(faults(await setPointsRule.done(world, elsewhere, input))).toEqual([
      'INVALID_INPUT points',
      'INVALID_INPUT effectiveTo',
      'FORBIDDEN actingForId',
      'VERSION_CONFLICT expectedVersion',
    ]);
  });
});

describe('scoring', () => {
  test('opens an account with what the scheme gives, once', async () => {
    const schemeId = await scheme(world, { openingPoints: 5 });
    const first = await accountWith(world, schemeId, ONE);
    expect(first.balance).toBe(15);
    expect(await accountWith(world, schemeId, ONE)).toMatchObject({
      accountId: first.accountId,
      balance: 25,
    });
    const again = await openPointsAccount.done(world, keeper, { schemeId, holderId: ONE });
    expect(faults(again)).toEqual(['DUPLICATE holderId']);
    const other = await openPointsAccount.done(world, keeper, { schemeId, holderId: team.id });
    expect(other.pointsAccount).toMatchObject({
      balance: 5,
      holder: { __typename: 'Organisation' },
    });
    const nobody = await openPointsAccount.done(world, keeper, { schemeId, holderId: 'per-no' });
    expect(faults(nobody)).toEqual(['NOT_FOUND holderId']);
  });

  test('is by the unit where the rule says so, and for partners too', async () => {
    const schemeId = await scheme(world);
    const byUnit = {
      schemeId,
      expectedVersion: 2,
      activity: 'VOLUNTEER_SERVICE',
      points: 3,
      basis: 'UNIT',
      effectiveFrom: '2024-01-01',
    };
    await setPointsRule.done(world, keeper, byUnit);
    const recordId = await record(world, ONE, { quantity: 4, delivered: 4, confirmed: 4 });
    await inLists(
      world,
      `insert into claim_partner (id, claim_id, person_id) values ('cpt-points', $1, 'per-qianshang-09')`,
      [recordId],
    );
    const give = (holderId: string) =>
      scorePoints.done(world, keeper, { schemeId, recordId, holderId });
    expect((await give(ONE)).pointsEntry).toMatchObject({ points: 12 });
    expect((await give('per-qianshang-09')).pointsEntry).toMatchObject({ points: 12 });
    expect(faults(await give('per-qianshang-10'))).toEqual(['INVALID_INPUT holderId']);
    for (const [actor, points] of [
      [keeper, 24],
      [holderOf(ONE), 12],
      [null, 0],
    ] as const) {
      const query = `{ _entities(representations: [{ __typename: "Claim", id: "${recordId}" }]) {
        ... on Claim { points } } }`;
      const { data } = await world.ask('lists', query, {}, { actor });
      expect(data).toEqual({ _entities: [{ points }] });
    }
  });

  test('twice is refused, in another scheme as well, and stays so after a correction', async () => {
    const [schemeId, another] = [await scheme(world), await scheme(world)];
    const { recordId, entryId } = await accountWith(world, schemeId, ONE);
    const again = await scorePoints.done(world, keeper, { schemeId: another, recordId });
    expect(faults(again)).toEqual(['DUPLICATE recordId']);
    expect(again.userErrors[0]?.entityId).toBe(entryId);
    await correctPoints.done(world, keeper, { entryId, reason: '登记有误' });
    const after = await scorePoints.done(world, keeper, { schemeId, recordId });
    expect(faults(after)).toEqual(['DUPLICATE recordId']);
  });

  test('what is not confirmed, or of another place, is refused', async () => {
    const schemeId = await scheme(world, { areaId: null, compoundId: 'cmp-qianshang' });
    const open = await record(world, ONE, { state: 'DELIVERED', closed_at: null });
    expect(faults(await scorePoints.done(world, keeper, { schemeId, recordId: open }))).toEqual([
      'INVALID_STATE recordId',
    ]);
    const far = 'clm-longze-wish-01-1';
    expect(faults(await scorePoints.done(world, platform, { schemeId, recordId: far }))).toEqual([
      'INVALID_STATE recordId',
      'INVALID_INPUT recordId',
      'DUPLICATE recordId',
    ]);
    expect(faults(await scorePoints.done(world, keeper, { schemeId, recordId: far }))).toEqual([
      'NOT_FOUND recordId',
    ]);
  });

  test('oneself is refused: a person, an organisation, a community for itself', async () => {
    const schemeId = await scheme(world);
    const own = await record(world, ONE);
    const acting = { ...keeper, kind: 'PERSON' as const, id: ONE };
    expect(faults(await scorePoints.done(world, acting, { schemeId, recordId: own }))).toEqual([
      'FORBIDDEN holderId',
    ]);
    expect(
      faults(await scorePoints.done(world, holderOf(ONE), { schemeId, recordId: own })),
    ).toEqual(['FORBIDDEN actingForId', 'FORBIDDEN holderId']);
    const recordId = await record(world, keeper.id);
    expect(faults(await scorePoints.done(world, keeper, { schemeId, recordId }))).toEqual([
      'FORBIDDEN holderId',
    ]);
    const above = await scorePoints.done(world, street, { schemeId, recordId });
    expect(above.pointsEntry).toMatchObject({ points: 10 });
  });

  test('stops at the most that an account may hold', async () => {
    const schemeId = await scheme(world, { balanceMax: 15 });
    await accountWith(world, schemeId, ONE);
    const recordId = await record(world, ONE);
    const over = await scorePoints.done(world, keeper, { schemeId, recordId });
    expect(faults(over)).toEqual(['LIMIT_REACHED schemeId']);
    expect(over.userErrors[0]?.limit).toBe(5);
  });
});

describe('a correction', () => {
  test('is an entry of its own, for a reason, once, and can itself be taken back', async () => {
    const schemeId = await scheme(world);
    const { entryId, accountId, recordId } = await accountWith(world, schemeId, ONE);
    const reason = '登记有误';
    const who = { actor: keeper };
    const first = await correctPoints.done(world, keeper, { entryId, reason });
    expect(first.pointsEntry).toMatchObject({
      kind: 'CORRECTION',
      points: -10,
      balance: 0,
      reason,
      corrects: { id: entryId, correctedBy: { id: first.pointsEntry?.id } },
    });
    expect(faults(await correctPoints.done(world, keeper, { entryId, reason }))).toEqual([
      'DUPLICATE entryId',
      'NOT_ENOUGH_LEFT entryId',
    ]);
    const back = await correctPoints.done(world, keeper, {
      entryId: first.pointsEntry?.id,
      reason: '更正有误',
    });
    const { data } = await world.ask('lists', `{ claim(id: "${recordId}") { points } }`, {}, who);
    expect(data).toEqual({ claim: { points: 10 } });
    expect(back.pointsEntry).toMatchObject({ points: 10, account: { id: accountId, balance: 10 } });
  });

  test('is refused where the points are spent, to others, and to oneself', async () => {
    const schemeId = await scheme(world);
    const { entryId, accountId } = await accountWith(world, schemeId, ONE);
    const storeItemId = await item(world, schemeId, 4, 9);
    await redeemPoints.done(world, holderOf(ONE), { accountId, storeItemId, quantity: 1 });
    const take = (actor: typeof keeper, more = {}) =>
      correctPoints.done(world, actor, { entryId, reason: '登记有误', ...more });
    expect(faults(await take(keeper))).toEqual(['NOT_ENOUGH_LEFT entryId']);
    expect(faults(await take(elsewhere))).toEqual(['NOT_FOUND entryId']);
    expect(faults(await take(holderOf(ONE), { reason: '' }))).toEqual([
      'INVALID_INPUT reason',
      'FORBIDDEN actingForId',
      'FORBIDDEN entryId',
      'NOT_ENOUGH_LEFT entryId',
    ]);
  });
});
