// The number of SQL statements does not grow with references, parents or rows, and a claim costs the
// same number whatever stands on the lists.
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { unit } from './claiming.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function statements(
  query: string,
  variables: Record<string, unknown> = {},
  actor = unit('org-nb-unit-a'),
) {
  const { result, statements } = await countStatements(() =>
    world.ask('lists', query, variables, { actor }),
  );
  expect(result.errors).toBeUndefined();
  return statements.length;
}

const ids = {
  Demand: (n: number) => `dem-longze-wish-${String((n % 42) + 1).padStart(2, '0')}`,
  ServiceResource: (n: number) => `res-nb-${String((n % 18) + 1).padStart(2, '0')}`,
  Claim: (n: number) => `clm-longze-wish-${String((n % 42) + 1).padStart(2, '0')}-1`,
  ServiceActivity: (n: number) => `act-longze-${String((n % 17) + 1).padStart(2, '0')}`,
  Visit: (n: number) => `vis-longze-${String((n % 42) + 1).padStart(3, '0')}`,
  RecurringService: (n: number) => (n % 2 ? 'rsv-nb-meals' : 'rsv-longze-class'),
  Feedback: (n: number) => (n % 2 ? 'fbk-haisheng-road' : 'fbk-fangzhi-day'),
  Review: (n: number) => (n % 2 ? 'rev-nb-2023' : 'rev-none'),
  Area: (n: number) => (n % 2 ? 'com-ningbao' : `com-none-${n}`),
  Organisation: (n: number) => `org-nb-unit-${'abcdefghijk'[n % 11]}`,
  Compound: (n: number) => (n % 2 ? 'cmp-ningbao' : `cmp-none-${n}`),
  Agreement: (n: number) => `agr-nb-${'adeg'[n % 4]}`,
  PointsScheme: (n: number) => (n % 2 ? 'pts-qianshang' : 'pts-longze'),
  StoreItem: (n: number) => `itm-qianshang-${n % 2 ? 'towel' : 'toy'}`,
  Person: (n: number) => `per-longze-${String((n % 14) + 1).padStart(2, '0')}`,
} as const;

const cases: [type: keyof typeof ids, what: string, selection: string, cost: number][] = [
  ['Demand', 'alone', 'title free held committed mergedInto { id } claimPolicy { several }', 2],
  [
    'Demand',
    'with claims, submissions, assignments, history, counted',
    `claims(first: 3) { totalCount nodes { state resource { title } rating partners { __typename } outputs { metric } } }
    submissions { nodes { channel contact } } assignments { totalCount nodes { state } }
    history { nodes { type } } allowedTransitions { allowed }`,
    14,
  ],
  ['Demand', 'with clocks', 'clocks { code state dueAt elapsedSeconds claim { state } }', 2],
  [
    'ServiceResource',
    'with availability, schedule, places, transitions and history',
    `availability(quarter: "2023-Q2") { free } allowedTransitions { allowed }
    schedule { weekday } serviceAreas { id } serviceCompounds { id } history { nodes { type } }`,
    4,
  ],
  [
    'Claim',
    'with demand and resource',
    'state demand { title free } resource { title } replaces { id } points',
    2,
  ],
  [
    'ServiceActivity',
    'with all that belongs to it',
    `title services { title resource { title } provider { __typename } } zones { group } teams { id }
    participants { count } allowedTransitions { allowed } history { nodes { type } }`,
    3,
  ],
  [
    'Visit',
    'with its demands',
    `household note visitor { __typename } claim { id } demand { id }
    demands(first: 3) { totalCount nodes { title } } history { nodes { type } }`,
    7,
  ],
  [
    'RecurringService',
    'with its days',
    `provider { __typename } resource { title } pauses { from } allowedTransitions { allowed }
    occurrences(from: "2023-04-01", to: "2023-04-30") { standing } servings(first: 2) { totalCount nodes { day } }`,
    5,
  ],
  [
    'Feedback',
    'with what it is about',
    `text author givenBy { __typename } claim { state } demand { title } activity { title }
    organisation { id } allowedTransitions { allowed }`,
    3,
  ],
  [
    'Review',
    'with its lines',
    `year allowedTransitions { allowed } items(first: 3) { totalCount nodes {
      claims rating score remark organisation { id } agreement { id } review { year } } }`,
    5,
  ],
  [
    'Area',
    'with the three lists, counted',
    `threeLists(quarter: "2023-Q2") {
    resources(first: 2) { totalCount nodes { title } } demands(first: 2) { totalCount nodes { title } }
    claimList(first: 2) { nodes { title claims(first: 2) { nodes { state } } } } claims { nodes { state } } }
    collectionRounds { nodes { quarter } }`,
    14,
  ],
  [
    'Organisation',
    'with resources and claims',
    'resources(first: 2) { totalCount nodes { title } } claims { nodes { state } }',
    5,
  ],
  [
    'Area',
    'with limits and clocks, counted',
    'clockLimits { code limitMinutes } clocks(first: 2) { totalCount nodes { state } }',
    4,
  ],
  ['Compound', 'with demands', 'demands(first: 2) { totalCount nodes { title } }', 3],
  [
    'PointsScheme',
    'with rules, accounts, goods, standing',
    `standing { held } rules { nodes { points } } settlements { nodes { holders balances { totalCount } } }
    accounts(first: 2) { totalCount nodes { balance } } storeItems { totalCount nodes { title } }`,
    13,
  ],
  [
    'StoreItem',
    'with redemptions',
    'scheme { id } allowedTransitions { to } redemptions { totalCount nodes { state } } history { nodes { type } }',
    6,
  ],
  [
    'Person',
    'with passbooks',
    `pointsAccounts { nodes { balance passbook(first: 3) { totalCount nodes { balance kind } } } }`,
    6,
  ],
  ['Agreement', 'with claims', 'claims(first: 2) { totalCount nodes { state } }', 3],
];

describe.each([1, 20, 500])('%s references', (count) => {
  test.each(cases)('to %s %s', async (type, _what, selection, cost) => {
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type} { id ${selection} } } }`;
    // An odd number first, so that the one reference is to a row that is there.
    const refs = Array.from({ length: count }, (_, n) => ({
      __typename: type,
      id: ids[type](n + 1),
    }));
    expect(
      await statements(query, { refs }, organisation('org-com-shanhai', 'COMMUNITY')),
    ).toBeLessThanOrEqual(cost);
  });
});

test('the figures cost two statements', async () => {
  expect(await statements('{ listFigures { computed agrees } }')).toBe(2);
});

test('a claim, and its refusal, cost the same however long the lists are', async () => {
  const claim = (key: string, quantity: number) =>
    statements(`mutation { claimDemand(input: { idempotencyKey: "${key}", demandId: "dem-nb-2023q2-12",
      resourceId: "res-nb-03", quantity: ${quantity} }) { claim { id } userErrors { code } } }`);
  const refused = await claim('too much', 9);
  const made = await claim('made', 1);
  // Whether a claim that was made long ago may still be told is asked by one more.
  const replayed = await claim('made', 1);
  expect({ refused, made, replayed }).toEqual({ refused: 6, made: 18, replayed: 3 });
});
