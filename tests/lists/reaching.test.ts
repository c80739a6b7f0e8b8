// Filters that reach into a relation: what is asked of a row's demand, claims or clocks is what the rows
// themselves show, it goes with and, or and not, and it costs no statement more.
import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const platform = organisation('org-platform', 'PLATFORM_ADMINISTRATOR');
const shanhai = organisation('org-com-shanhai', 'COMMUNITY');

interface Page {
  totalCount: number;
  nodes: { id: string }[];
}

async function found(list: string, filter: string, actor: Actor | null = platform): Promise<Page> {
  const query = `{ list: ${list}(first: 100, filter: { ${filter} }) { totalCount nodes { id } } }`;
  const { data, errors } = await world.query(query, {}, { actor });
  expect(errors, filter).toBeUndefined();
  return (data as { list: Page }).list;
}

/** The first hundred ids and the count, said in SQL. */
async function expected(sql: string): Promise<Page> {
  const rows = await inLists<{ id: string }>(world, `${sql} order by 1`);
  const nodes = rows.slice(0, 100).map(({ id }) => ({ id }));
  return { totalCount: rows.length, nodes };
}

test.each([
  [
    'claims by the kind of their demand',
    'claims',
    'demand: { kind: { eq: REPAIR_ORDER }, category: { notIn: [ROAD] } }, state: { eq: CONFIRMED }',
    `select c.id from claim c join demand d on d.id = c.demand_id
     where d.kind = 'REPAIR_ORDER' and d.category <> 'ROAD' and c.state = 'CONFIRMED'`,
  ],
  [
    'claims that name no resource, or one of a category',
    'claims',
    'or: [{ not: { resource: {} } }, { resource: { category: { eq: MEDICAL } } }]',
    `select c.id from claim c left join service_resource r on r.id = c.resource_id
     where r.id is null or r.category = 'MEDICAL'`,
  ],
  [
    'demands of which something was confirmed and nothing released',
    'demands',
    'claims: { some: { state: { eq: CONFIRMED } }, none: { state: { eq: RELEASED } } }',
    `select d.id from demand d where exists (select from claim c where c.demand_id = d.id and c.state = 'CONFIRMED')
     and not exists (select from claim c where c.demand_id = d.id and c.state = 'RELEASED')`,
  ],
  [
    'demands that nobody has claimed',
    'demands',
    'claims: { none: {} }',
    'select d.id from demand d where not exists (select from claim c where c.demand_id = d.id)',
  ],
  [
    'clocks of cases',
    'clocks',
    'demand: { kind: { eq: CASE } }',
    `select k.id from clock k join demand d on d.id = k.demand_id where d.kind = 'CASE'`,
  ],
  [
    'resources that were claimed for two quarters, or never',
    'serviceResources',
    'not: { claims: { some: { quarter: { eq: "2023-Q2" } } } }',
    `select r.id from service_resource r
     where not exists (select from claim c where c.resource_id = r.id and c.quarter = '2023-Q2')`,
  ],
  [
    'feedback about wishes',
    'feedbacks',
    'demand: { kind: { eq: MICRO_WISH } }',
    `select f.id from feedback f join demand d on d.id = f.demand_id where d.kind = 'MICRO_WISH'`,
  ],
])('%s', async (_what, list, filter, sql) => {
  expect(await found(list, filter)).toEqual(await expected(sql));
});

test('a filter reaches into one relation, and no further', async () => {
  const query =
    '{ demands(filter: { claims: { some: { resource: { state: { eq: OFFERED } } } } }) { totalCount } }';
  const { errors } = await world.query(query, {}, { actor: platform });
  expect(errors?.[0]?.message).toMatch(/"resource" is not defined by type "RelatedClaimFilter"/);
});

test('points are found by what they were given for', async () => {
  const query = `{ pointsAccounts(first: 100) { nodes { passbook(filter: { claim: { state: { eq: CONFIRMED } } }) { totalCount } } } }`;
  const { data } = await world.query(query, {}, { actor: platform });
  const { nodes } = (data as { pointsAccounts: { nodes: { passbook: Page }[] } }).pointsAccounts;
  const [row] = await inLists<{ count: number }>(
    world,
    `select count(*)::int from points_entry e join points_account a on a.id = e.account_id
     join points_transaction t on t.id = e.transaction_id where t.record_id is not null and a.kind = 'HOLDER'`,
  );
  expect(nodes.reduce((sum, { passbook }) => sum + passbook.totalCount, 0)).toBe(row?.count);
});

test('what only may be counted is not counted by what stands beside it', async () => {
  const wishes = 'kind: { eq: MICRO_WISH }';
  expect(await found('demands', wishes, null)).toEqual({ totalCount: 45, nodes: [] });
  for (const reach of [
    'claims: { none: {} }',
    'not: { claims: { some: {} } }',
    'submissions: { some: {} }',
  ]) {
    expect(await found('demands', `${wishes}, ${reach}`, null)).toEqual({
      totalCount: 0,
      nodes: [],
    });
  }
  const own = await found('demands', `${wishes}, claims: { some: {} }`, shanhai);
  expect(own.totalCount).toBeGreaterThan(0);
  expect(own.nodes).toHaveLength(own.totalCount);
});

test.each([
  'demands(filter: { claims: { some: null } })',
  'demands(filter: { claims: { none: null } })',
])('nothing is no filter: %s', async (list) => {
  const { errors } = await world.query(`{ ${list} { totalCount } }`, {}, { actor: platform });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a list with a filter that reaches costs the same statements, for any number of parents', async () => {
  const count = async (query: string) => {
    const { result, statements } = await countStatements(() =>
      world.ask('lists', query, {}, { actor: platform }),
    );
    expect(result.errors).toBeUndefined();
    return statements.length;
  };
  const reaching =
    'filter: { claims: { some: { state: { eq: CONFIRMED } } }, clocks: { none: {} } }';
  expect(await count(`{ demands(first: 20, ${reaching}) { totalCount nodes { title } } }`)).toBe(
    await count('{ demands(first: 20) { totalCount nodes { title } } }'),
  );
  const nested = (first: number, filter = '') =>
    count(
      `{ serviceResources(first: ${first}, filter: { claims: { some: {} } }) { nodes { claims(first: 3${filter}) { totalCount nodes { state } } } } }`,
    );
  const plain = await nested(40);
  for (const first of [2, 40]) {
    expect(await nested(first, ', filter: { demand: { kind: { eq: COMMUNITY_PROJECT } } }')).toBe(
      plain,
    );
  }
});

test('what a unit can claim is narrowed by what others have claimed of it', async () => {
  const claimable = async (filter: string) => {
    const query = `{ claimable(providerId: "org-nb-unit-d", first: 50${filter}) { totalCount nodes { demand { id claims { totalCount } } } } }`;
    const { data, errors } = await world.ask('lists', query, {}, { actor: platform });
    expect(errors).toBeUndefined();
    type Pairs = {
      claimable: { totalCount: number; nodes: { demand: { claims: { totalCount: number } } }[] };
    };
    return (data as Pairs).claimable;
  };
  const all = await claimable('');
  const [some, none] = [
    await claimable(', filter: { claims: { some: {} } }'),
    await claimable(', filter: { claims: { none: {} } }'),
  ];
  expect(some.totalCount + none.totalCount).toBe(all.totalCount);
  expect(all.totalCount).toBeGreaterThan(0);
  expect(some.nodes.every(({ demand }) => demand.claims.totalCount > 0)).toBe(true);
  expect(none.nodes.every(({ demand }) => demand.claims.totalCount === 0)).toBe(true);
});
