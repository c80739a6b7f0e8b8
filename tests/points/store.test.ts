// Goods for points: stock and points go down together or neither does, come back together when it is
// called off; who may take which step in which state, every cell of the table; the last ones are raced.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inLists } from '../lists/claiming.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  accountWith,
  cancelRedemption,
  collectRedemption,
  elsewhere,
  holderOf,
  imbalancesOfPoints,
  item,
  keeper,
  openPointsAccount,
  platform,
  publishStoreItem,
  record,
  redeemPoints,
  scheme,
  scorePoints,
  stockStoreItem,
  street,
  withdrawStoreItem,
} from './keeping.ts';

let world: World;
let schemeId: string;
let accountId: string;
beforeAll(async () => {
  world = await openWorld();
  schemeId = await scheme(world, {}, 1000);
  accountId = (await accountWith(world, schemeId, ONE)).accountId;
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalancesOfPoints(world)).toEqual([]);
});

const ONE = 'per-qianshang-01';
const holder = holderOf(ONE);
const other = holderOf('per-qianshang-02');

async function redeemed(actor: Actor = holder, quantity = 1) {
  const storeItemId = await item(world, schemeId, 2, 5);
  const input = { accountId, storeItemId, quantity };
  const { redemption, userErrors } = await redeemPoints.done(world, actor, input);
  expect(userErrors).toEqual([]);
  return { storeItemId, redemptionId: String(redemption?.id) };
}

describe('goods', () => {
  test('are published once, restocked, priced, withdrawn and put back', async () => {
    const goods = { schemeId, title: '毛巾', pricePoints: 10, stock: 0 };
    const { storeItem } = await publishStoreItem.done(world, keeper, goods);
    expect(faults(await publishStoreItem.done(world, street, goods))).toEqual(['DUPLICATE title']);
    const at = { storeItemId: storeItem?.id };
    const more = await stockStoreItem.done(world, keeper, {
      ...at,
      expectedVersion: 1,
      added: 7,
      pricePoints: 12,
    });
    expect(more.storeItem).toMatchObject({ stock: 7, pricePoints: 12, version: 2 });
    const off = await withdrawStoreItem.done(world, keeper, { ...at, expectedVersion: 2 });
    expect(off.storeItem).toMatchObject({ state: 'WITHDRAWN', stock: 7 });
    const again = await withdrawStoreItem.done(world, elsewhere, { ...at, expectedVersion: 2 });
    expect(faults(again)).toEqual([
      'FORBIDDEN actingForId',
      'INVALID_STATE storeItemId',
      'VERSION_CONFLICT expectedVersion',
    ]);
    const back = await stockStoreItem.done(world, platform, { ...at, expectedVersion: 3 });
    expect(back.storeItem).toMatchObject({ state: 'ON_SALE', stock: 7, version: 4 });
  });

  test('are refused with everything that is wrong', async () => {
    const input = { schemeId, title: '', pricePoints: 0, stock: -1, description: ' ' };
    expect(faults(await publishStoreItem.done(world, holder, input))).toEqual([
      'INVALID_INPUT title',
      'INVALID_INPUT description',
      'INVALID_INPUT pricePoints',
      'INVALID_INPUT stock',
      'FORBIDDEN actingForId',
    ]);
    const nothing = { storeItemId: 'itm-none', expectedVersion: 1, added: 1 };
    expect(faults(await stockStoreItem.done(world, keeper, nothing))).toEqual([
      'NOT_FOUND storeItemId',
    ]);
  });
});

describe('redeeming', () => {
  test('takes stock and points at once, by the holder or the community for it', async () => {
    const { storeItemId } = await redeemed(holder, 2);
    await redeemed(keeper);
    const [left] = await inLists(world, 'select stock, version from store_item where id = $1', [
      storeItemId,
    ]);
    expect(left).toEqual({ stock: 3, version: 1 });
    const key = { accountId, storeItemId, quantity: 1, idempotencyKey: 'once' };
    const [first, second] = [
      await redeemPoints.done(world, holder, key),
      await redeemPoints.done(world, holder, key),
    ];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.redemption).toEqual(first.redemption);
  });

  test('is refused with everything that stands against it, and nothing is written', async () => {
    const [poor, far] = [await item(world, schemeId, 900, 1), await scheme(world)];
    const before = await inLists(world, 'select count(*) from redemption');
    const tries: [Actor, object, string[]][] = [
      [
        holder,
        { storeItemId: poor, quantity: 2, pricePoints: 800 },
        ['INVALID_INPUT pricePoints', 'NOT_ENOUGH_LEFT quantity', 'NOT_ENOUGH_LEFT accountId'],
      ],
      [
        holder,
        { storeItemId: 'itm-none', quantity: 0 },
        ['INVALID_QUANTITY quantity', 'NOT_FOUND storeItemId'],
      ],
      [other, { storeItemId: poor, quantity: 1 }, ['NOT_FOUND accountId']],
      [elsewhere, { storeItemId: poor, quantity: 1 }, ['NOT_FOUND accountId']],
      [
        holder,
        { storeItemId: await item(world, far, 1, 1), quantity: 1 },
        ['INVALID_INPUT storeItemId'],
      ],
    ];
    for (const [actor, input, expected] of tries) {
      const answer = await redeemPoints.done(world, actor, { accountId, ...input });
      expect(faults(answer)).toEqual(expected);
    }
    expect(await inLists(world, 'select count(*) from redemption')).toEqual(before);
  });

  test('what was withdrawn is refused, what was redeemed before is still handed over', async () => {
    const { storeItemId, redemptionId } = await redeemed();
    await withdrawStoreItem.done(world, keeper, { storeItemId, expectedVersion: 1 });
    const more = { accountId, storeItemId, quantity: 1 };
    expect(faults(await redeemPoints.done(world, holder, more))).toEqual([
      'INVALID_STATE storeItemId',
    ]);
    const given = { redemptionId, expectedVersion: 1 };
    expect((await collectRedemption.done(world, keeper, given)).redemption).toMatchObject({
      state: 'COLLECTED',
    });
  });
});

describe('the steps of a redemption', () => {
  const acting: Actor = { ...keeper, kind: 'PERSON', id: ONE };
  const reason = 'NO_LONGER_NEEDED';
  const who: [string, Actor, boolean, string[]][] = [
    ['holder', holder, false, [reason, 'NOT_SUITABLE', 'OTHER']],
    [
      'community',
      keeper,
      true,
      [reason, 'NOT_SUITABLE', 'OTHER', 'NO_SHOW', 'RECIPIENT_UNAVAILABLE'],
    ],
    ['street', street, true, [reason]],
    ['platform', platform, true, [reason]],
    ['holder who acts for the community', acting, false, [reason]],
  ];

  test.each(who)('by the %s', async (_who, actor, mayCollect, reasons) => {
    const one = await redeemed();
    const given = { redemptionId: one.redemptionId, expectedVersion: 1 };
    expect(await ways(actor, one.redemptionId)).toEqual(
      mayCollect ? ['collectRedemption', 'cancelRedemption'] : ['cancelRedemption'],
    );
    const collected = await collectRedemption.done(world, actor, given);
    expect(faults(collected)).toEqual(mayCollect ? [] : ['FORBIDDEN actingForId']);
    for (const each of reasons) {
      const { redemptionId, storeItemId } = await redeemed();
      const off = await cancelRedemption.done(world, actor, {
        redemptionId,
        expectedVersion: 1,
        reason: each,
      });
      expect(off.redemption).toMatchObject({
        state: 'CANCELLED',
        reason: each,
        item: { id: storeItemId, stock: 5 },
      });
      for (const step of [collectRedemption, cancelRedemption]) {
        const late = {
          redemptionId,
          expectedVersion: 2,
          ...(step === cancelRedemption && { reason: each }),
        };
        expect(faults(await step.done(world, actor, late))).toContain('INVALID_STATE redemptionId');
      }
      expect(await ways(actor, redemptionId)).toEqual([]);
    }
  });

  test.each([
    ['another holder', other],
    ['another community', elsewhere],
  ])('%s is told of none', async (_who, actor) => {
    const { redemptionId } = await redeemed();
    const given = { redemptionId, expectedVersion: 1 };
    expect(faults(await collectRedemption.done(world, actor, given))).toEqual([
      'NOT_FOUND redemptionId',
    ]);
    const off = { ...given, reason };
    expect(faults(await cancelRedemption.done(world, actor, off))).toEqual([
      'NOT_FOUND redemptionId',
    ]);
  });

  test('ask for a reason of their own and the version that was seen', async () => {
    const { redemptionId } = await redeemed();
    const input = { redemptionId, expectedVersion: 7, reason: 'NO_SHOW' };
    expect(faults(await cancelRedemption.done(world, holder, input))).toEqual([
      'INVALID_INPUT reason',
      'VERSION_CONFLICT expectedVersion',
    ]);
  });

  async function ways(actor: Actor, id: string) {
    const query = `query ($id: ID!) { redemption(id: $id) { allowedTransitions { mutation allowed } } }`;
    const { data } = await world.ask('lists', query, { id }, { actor });
    type Shown = { redemption: { allowedTransitions: { mutation: string; allowed: boolean }[] } };
    const { allowedTransitions } = (data as Shown).redemption;
    return allowedTransitions.filter(({ allowed }) => allowed).map(({ mutation }) => mutation);
  }
});

describe('at once', () => {
  test('a hundred for the last five leave exactly five', async () => {
    const holders = Array.from({ length: 20 }, (_, n) => `per-qianshang-${String(n + 10)}`);
    const accounts = await Promise.all(
      holders.map(async (holderId) => (await accountWith(world, schemeId, holderId)).accountId),
    );
    const storeItemId = await item(world, schemeId, 3, 5);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        redeemPoints.done(world, keeper, { accountId: accounts[n % 20], storeItemId, quantity: 1 }),
      ),
    );
    expect(answers.filter(({ redemption }) => redemption)).toHaveLength(5);
    expect(new Set(answers.flatMap(faults))).toEqual(new Set(['NOT_ENOUGH_LEFT quantity']));
  });

  test('a hundred for the last points leave what the points allow', async () => {
    const few = await scheme(world, {}, 10);
    const { accountId: own } = await accountWith(world, few, ONE);
    const goods = [await item(world, few, 3, 500), await item(world, few, 3, 500)];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        redeemPoints.done(world, holder, {
          accountId: own,
          storeItemId: goods[n % 2],
          quantity: 1,
        }),
      ),
    );
    expect(answers.filter(({ redemption }) => redemption)).toHaveLength(3);
    expect(new Set(answers.flatMap(faults))).toEqual(new Set(['NOT_ENOUGH_LEFT accountId']));
  });

  test('twenty scorings of one record and person are one, its account is opened once', async () => {
    const own = await scheme(world, { openingPoints: 5 }, 10);
    const recordId = await record(world, 'per-qianshang-30');
    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () =>
        scorePoints.done(world, keeper, { schemeId: own, recordId }),
      ),
      openPointsAccount.done(world, keeper, { schemeId: own, holderId: 'per-qianshang-30' }),
    ]);
    const scored = answers.flatMap((answer) => ('pointsEntry' in answer ? [answer] : []));
    expect(scored.filter(({ pointsEntry }) => pointsEntry)).toHaveLength(1);
    expect(scored.flatMap(faults)).toEqual(Array(19).fill('DUPLICATE recordId'));
    const rows = await inLists(
      world,
      `select balance from points_account where scheme_id = $1 and kind = 'HOLDER'`,
      [own],
    );
    expect(rows).toEqual([{ balance: 15 }]);
  });

  test('handing over and calling off leave one of them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { redemptionId } = await redeemed();
      const input = { redemptionId, expectedVersion: 1 };
      const answers = await Promise.all([
        collectRedemption.done(world, keeper, input),
        cancelRedemption.done(world, holder, { ...input, reason: 'OTHER' }),
      ]);
      expect(answers.filter(({ redemption }) => redemption)).toHaveLength(1);
    }
  });
});
