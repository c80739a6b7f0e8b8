// Rounds: one for each community and quarter and one at a time; opening the next carries over what has
// something free, each as one row; what comes in when none is open, closed or due.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { imbalances, inLists } from './claiming.ts';
import { ningbao } from './demand-stepping.ts';
import { closeCollectionRound, NEED, openCollectionRound, submitDemand } from './submitting.ts';

const quarterAt = (day: string, more: number) => {
  const index = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1 + more;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
};
const [CURRENT, NEXT, LATER] = [0, 1, 2].map((more) => quarterAt(today(), more));
const SCOPES = ['demands:write'];
const lianting = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
const EMPTY = { ...NEED, compoundId: null, areaId: 'com-lianting' };

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await inLists(world, `delete from collection_round where area_id = 'com-lianting'`);
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const roundsOf = (areaId: string) =>
  inLists<{ id: string; quarter: string; state: string; version: number }>(
    world,
    `select id, quarter, state::text, version from collection_round where area_id = $1
      and quarter >= $2 order by quarter`,
    [areaId, CURRENT],
  );

describe('a community without a round', () => {
  test('has one opened by what is first put forward, whoever is first', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => submitDemand.done(world, lianting, EMPTY)),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers.map(({ demand }) => demand?.quarter)).toEqual(Array(12).fill(CURRENT));
    expect(await roundsOf('com-lianting')).toMatchObject([{ quarter: CURRENT, state: 'OPEN' }]);
    const opened = await inLists(
      world,
      `select 1 from event where type = 'round.opened' and area_path like '%com-lianting'`,
    );
    expect(opened).toHaveLength(1);
  });

  test('once closed takes urgent needs into the next one, and no others', async () => {
    const [round] = await roundsOf('com-lianting');
    const input = { roundId: round?.id, expectedVersion: round?.version };
    const closed = await closeCollectionRound.done(world, lianting, input);
    expect(closed.collectionRound).toMatchObject({ state: 'CLOSED', closesOn: today() });
    expect(faults(await submitDemand.done(world, lianting, EMPTY))).toEqual([
      'INVALID_STATE quarter',
    ]);
    const urgent = await submitDemand.done(world, lianting, { ...EMPTY, urgency: 'EMERGENCY' });
    expect(urgent.demand).toMatchObject({ quarter: NEXT, listQuarter: NEXT, state: 'COLLECTED' });
    const order = await submitDemand.done(world, lianting, { ...EMPTY, kind: 'REPAIR_ORDER' });
    expect(order.demand).toMatchObject({ quarter: CURRENT, locationClass: 'PRIVATE_DWELLING' });
    const again = await closeCollectionRound.done(world, lianting, input);
    expect(faults(again)).toEqual(['INVALID_STATE roundId', 'VERSION_CONFLICT expectedVersion']);
  });
});

describe('opening', () => {
  test.each<[string, typeof ningbao, object, string[]]>([
    [
      'a past quarter',
      ningbao,
      { quarter: '2023-Q4' },
      ['INVALID_INPUT quarter', 'INVALID_STATE quarter'],
    ],
    ['one too far', ningbao, { quarter: LATER }, ['INVALID_INPUT quarter']],
    ['one that is open', ningbao, { quarter: CURRENT }, ['INVALID_STATE quarter']],
    ['until yesterday', ningbao, { closesOn: '2023-01-01' }, ['INVALID_INPUT closesOn']],
    ['without a channel', ningbao, { channels: [] }, ['INVALID_INPUT channels']],
    ['in a street', ningbao, { areaId: 'str-xinglin' }, ['NOT_FOUND areaId']],
    ['for another community', lianting, {}, ['FORBIDDEN actingForId']],
    [
      'as a unit',
      organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES),
      {},
      ['FORBIDDEN actingForId'],
    ],
  ])('%s is refused', async (_why, actor, more, expected) => {
    const input = { areaId: 'com-ningbao', quarter: NEXT, ...more };
    expect(faults(await openCollectionRound.done(world, actor, input))).toEqual(expected);
  });

  test('the next one at once from two sides leaves one, and carries over what is free once', async () => {
    const before = await inLists<{ id: string; quantity: number }>(
      world,
      `select id, quantity from demand_now where area_id = 'com-ningbao' and list_quarter < $1
        and kind in ('COMMUNITY_PROJECT', 'MICRO_WISH') and free > 0
        and state in ('COLLECTED', 'SORTED', 'ROUTED', 'LISTED') order by id`,
      [NEXT],
    );
    expect(before.length).toBeGreaterThan(5);
    const total = await inLists(world, 'select count(*), sum(quantity) from demand');
    const input = { areaId: 'com-ningbao', quarter: NEXT, channels: ['VISIT'] };
    const answers = await Promise.all(
      [0, 1, 2].map(() => openCollectionRound.done(world, ningbao, input)),
    );
    expect(answers.filter(({ collectionRound }) => collectionRound !== null)).toHaveLength(1);
    expect(answers.flatMap(faults)).toEqual(Array(2).fill('INVALID_STATE quarter'));
    expect(await roundsOf('com-ningbao')).toMatchObject([
      { quarter: CURRENT, state: 'CLOSED' },
      { quarter: NEXT, state: 'OPEN' },
    ]);
    const carried = await inLists(
      world,
      `select e.entity_id as id, d.quantity from event e join demand d on d.id = e.entity_id
        where e.type = 'demand.carriedOver' and d.list_quarter = $1 and d.version = e.to_version
          and (e.after ->> 'carriedOver')::int = d.carried_over order by 1`,
      [NEXT],
    );
    expect(carried).toEqual(before);
    expect(await inLists(world, 'select count(*), sum(quantity) from demand')).toEqual(total);
  });

  test('is done once with one key', async () => {
    const input = { areaId: 'com-haisheng', quarter: CURRENT, idempotencyKey: 'open' };
    const actor = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
    await inLists(world, `delete from collection_round where area_id = 'com-haisheng'`);
    const [first, again] = [
      await openCollectionRound.done(world, actor, input),
      await openCollectionRound.done(world, actor, input),
    ];
    expect([...first.userErrors, ...again.userErrors]).toEqual([]);
    expect([first.replayed, again.replayed]).toEqual([false, true]);
    expect(again.collectionRound).toEqual(first.collectionRound);
  });
});

test('what is put forward while the round is being closed is in it, or is refused', async () => {
  const [round] = (await roundsOf('com-ningbao')).filter(({ state }) => state === 'OPEN');
  const submits = Array.from({ length: 10 }, () => submitDemand.done(world, ningbao, NEED));
  const input = { roundId: round?.id, expectedVersion: round?.version };
  const closing = closeCollectionRound.done(world, ningbao, input);
  const answers = await Promise.all(submits);
  expect((await closing).userErrors).toEqual([]);
  for (const answer of answers) {
    expect(answer.demand ? answer.demand.quarter : faults(answer)[0]).toBe(
      answer.demand ? NEXT : 'INVALID_STATE quarter',
    );
  }
  const late = await inLists(
    world,
    `select 1 from event d join event c on c.type = 'round.closed' and c.entity_id = $1
      where d.type = 'demand.collected' and d.area_path = c.area_path and d.seq > c.seq`,
    [round?.id],
  );
  expect(late).toEqual([]);
});
