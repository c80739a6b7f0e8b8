// The sample is what the reports say and what matching needs: counts of 宁宝's two quarters, the
// offers one by one, both lists in balance, and lists on the day of loading.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { imbalances, inLists } from './claiming.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function read<T>(query: string): Promise<T> {
  const { data, errors } = await world.query(query);
  expect(errors).toBeUndefined();
  return data as T;
}

const counts = (lists: Record<string, { totalCount: number }>) =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.totalCount]));

test('both lists are in balance, and no clock rewrites the past: nothing is held', async () => {
  expect(await imbalances(world)).toEqual([]);
  expect(await inLists(world, `select id from claim where state in ('HELD', 'OFFERED')`)).toEqual(
    [],
  );
});

test.each([
  ['2023-Q1', { resources: 18, demands: 9, claimList: 9, claims: 8 }],
  ['2023-Q2', { resources: 18, demands: 28, claimList: 21, claims: 11 }],
  ['2022-Q4', { resources: 0, demands: 0, claimList: 0, claims: 0 }],
])('the three lists of 宁宝 in %s', async (quarter, expected) => {
  const { threeLists } = await read<{ threeLists: Record<string, { totalCount: number }> }>(`{
    threeLists(areaId: "com-ningbao", quarter: "${quarter}") {
      resources { totalCount } demands { totalCount } claimList { totalCount } claims { totalCount } } }`);
  expect(counts(threeLists)).toEqual(expected);
});

test('nineteen demands of 宁宝 were claimed whole in the half-year, each by one claim', async () => {
  const { demands } = await read<{ demands: { nodes: { claims: { totalCount: number } }[] } }>(`{
    demands(first: 100, filter: { area: { eq: "com-ningbao" }, kind: { eq: COMMUNITY_PROJECT },
      claimedOn: { gte: "2023-01-01", lte: "2023-06-30" } }) { nodes { claims { totalCount } } } }`);
  expect(demands.nodes.map(({ claims }) => claims.totalCount)).toEqual(Array(19).fill(1));
});

test('each claimed demand was met by the offer that the sample names', async () => {
  const rows = await inLists(
    world,
    `select quarter, right(resource_id, 2) as offer, count(*)::int
      from claim where area_id = 'com-ningbao' and quarter like '2023%' group by 1, 2 order by 1, 2`,
  );
  const once = (quarter: string, offers: string[]) =>
    offers.map((offer) => ({ quarter, offer, count: 1 }));
  expect(rows.filter(({ count }) => count === 1)).toEqual([
    ...once('2023-Q1', ['01', '02', '03', '06', '09', '12', '13', '18']),
    ...once('2023-Q2', ['01', '10', '11', '12', '14', '16', '17']),
  ]);
  expect(rows.filter(({ count }) => count === 2).map(({ offer }) => offer)).toEqual(['02', '06']);
});

test('demands went every way: routed and answered, merged, withdrawn, carried over', async () => {
  const rows = await inLists<{ state: string; count: number }>(
    world,
    `select state::text, count(*)::int from demand
      where area_id = 'com-ningbao' and list_quarter = '2023-Q2' group by 1`,
  );
  const states = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  expect(states).toMatchObject({
    LISTED: 10,
    ROUTED: 2,
    RESOLVED: 1,
    SORTED: 1,
    MERGED: 2,
    WITHDRAWN: 1,
  });
  const assignments = await inLists<{ state: string }>(
    world,
    `select a.state::text from assignment a join demand d on d.id = a.demand_id
      where d.area_id = 'com-ningbao' order by a.state`,
  );
  expect(assignments.map(({ state }) => state)).toEqual([
    'ASSIGNED',
    'ACKNOWLEDGED',
    'DONE',
    'RETURNED',
  ]);
  const carried = await inLists(
    world,
    `select quarter, carried_over from demand where carried_over > 0`,
  );
  expect(carried).toEqual([{ quarter: '2023-Q1', carried_over: 1 }]);
});

test('meals for the elderly are offered at two places and nowhere else', async () => {
  const meals = await inLists(
    world,
    `select id from service_resource where category = 'ELDERLY_MEAL' order by 1`,
  );
  expect(meals.map(({ id }) => id)).toEqual(['res-longze-canteen', 'res-nb-01']);
});

test('claims ended in every way that a claim can end', async () => {
  const rows = await inLists(
    world,
    `select distinct state::text from claim
    where closed_at is not null order by 1`,
  );
  expect(rows.map(({ state }) => state)).toEqual(['CONFIRMED', 'DECLINED', 'EXPIRED', 'RELEASED']);
});

test('on the day of loading three communities have open lists of about a dozen, and one unsorted', async () => {
  const day = today();
  const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  const rows = await inLists(
    world,
    `select r.area_id, r.state::text, (select count(*)::int from demand d
        where d.area_id = r.area_id and d.list_quarter = r.quarter and d.route = 'CLAIM_LIST') as listed,
      (select max(received_at) <= now() from demand d where d.area_id = r.area_id) as past
    from collection_round r where r.quarter = $1 order by 1`,
    [quarter],
  );
  expect(rows).toEqual(
    [
      ['com-fangzhi', 0],
      ['com-ningbao', 13],
      ['com-qianshang', 12],
      ['com-shanhai', 12],
    ].map(([area_id, listed]) => ({ area_id, state: 'OPEN', listed, past: true })),
  );
});

test('the five minutes of 纺织 were kept twice, once not, and one message waits still', async () => {
  const rows = await inLists(
    world,
    `select state::text, elapsed_seconds <= 540 as answered from clock_now
      where area_id = 'com-fangzhi' and code = 'FIRST_RESPONSE' order by id`,
  );
  expect(rows).toEqual([
    { state: 'MET', answered: true },
    { state: 'MET', answered: true },
    { state: 'BREACHED', answered: true },
    { state: 'BREACHED', answered: false },
  ]);
});
