// What matching costs: the same few statements for one demand or a hundred, one page or many, and
// nothing that was not asked for.

import { setPeer } from '@lianjian/kernel/peers';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
let demandIds: string[];
let resourceIds: string[];

beforeAll(async () => {
  world = await openWorld();
  // The owners of the facts count their own statements; here they know nothing and ask nobody.
  for (const owner of ['agreements', 'organisations']) {
    setPeer(owner, async () => ({ data: { _entities: [] } }));
  }
  demandIds = await ids('demands(filter: { state: { eq: LISTED } }, first: 100)');
  resourceIds = ['res-nb-17', ...(await ids('serviceResources(first: 90)'))];
});
afterAll(() => world.close());

async function ids(list: string): Promise<string[]> {
  const { data } = await world.ask('lists', `{ list: ${list} { nodes { id } } }`);
  return (data as { list: { nodes: { id: string }[] } }).list.nodes.map(({ id }) => id);
}

const NODES = `nodes { rank score factors { code } demand { id title } resource { id title } }`;

async function entities(type: string, refs: readonly string[], selection: string) {
  const representations = refs.map((id) => ({
    ...{ __typename: type, id },
    compound: { partnerOrganisationIds: [] },
    area: { reportedInOrganisationIds: [] },
  }));
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type} { ${selection} } } }`;
  const { result, statements } = await countStatements(() =>
    world.ask('lists', query, { refs: representations }),
  );
  expect(result.errors).toBeUndefined();
  return statements.length;
}

/** A hundred references, the same ones again where there are fewer. */
const hundred = (given: readonly string[]) =>
  Array.from({ length: 100 }, (_, i) => given[i % given.length] ?? '');

describe.each([
  // The row itself, its pairs; then the rows of what is shown.
  ['Demand', 'matches { nodes { score } }', 2],
  ['Demand', 'matches { totalCount }', 2],
  [
    'Demand',
    `a: matches(first: 1) { ${NODES} } b: matches(first: 2) { nodes { score } totalCount }`,
    5,
  ],
  ['Demand', 'nearMisses { fits blockers { code } }', 2],
  ['Demand', 'nearMisses { pointsShort ahead { rank } resource { id title } }', 4],
  ['ServiceResource', 'matches { nodes { score } totalCount }', 3],
  ['ServiceResource', `matches(quarter: "2023-Q2") { ${NODES} }`, 4],
])('%s { %s }', (type, selection, expected) => {
  test.each([1, 20, 100])(`costs ${expected} statements for %i`, async (count) => {
    const given = hundred(type === 'Demand' ? demandIds : resourceIds).slice(0, count);
    expect(await entities(type, given, selection)).toBe(expected);
  });
});

test.each([
  [`{ claimable(providerId: "org-nb-unit-d") { ${NODES} } }`, 4],
  ['{ claimable(providerId: "org-nb-unit-d") { totalCount } }', 2],
  [
    '{ whyNot(demandId: "dem-nb-2023q2-19", resourceId: "res-nb-17") { fits blockers { code } } }',
    1,
  ],
  [
    `{ whyNot(demandId: "dem-nb-2023q2-19", resourceId: "res-nb-17") { pointsShort match { rank } ahead { rank } } }`,
    2,
  ],
  ['{ supplyGap(areaId: "dst-jimei", quarter: "2023-Q2") { gap } }', 1],
  ['{ serviceCategories(areaId: "dst-jimei") { openDemands } }', 1],
  ['{ serviceCategories { availableResources } }', 1],
])('%s costs %i', async (query, expected) => {
  const { result, statements } = await countStatements(() => world.ask('lists', query));
  expect(result.errors).toBeUndefined();
  expect(statements.length).toBe(expected);
});

test('the gaps and the categories of many areas cost one statement', async () => {
  const refs = ['com-ningbao', 'com-lianting', 'str-xinglin', 'dst-jimei'];
  expect(await entities('Area', refs, 'supplyGap(quarter: "2023-Q2") { gap }')).toBe(1);
  expect(
    await entities('Area', [...refs, 'com-nowhere'], 'serviceCategories { openDemands }'),
  ).toBe(1);
});

describe('pages', () => {
  interface Page {
    edges: {
      cursor: string;
      node: { rank: number; resource: { id: string }; demand: { id: string } };
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    totalCount: number;
  }
  const read = async (first: number, after: string | null): Promise<Page> => {
    const query = `query ($first: Int, $after: String) {
      claimable(providerId: "org-nb-unit-d", first: $first, after: $after) {
        edges { cursor node { rank resource { id } demand { id } } }
        pageInfo { hasNextPage endCursor } totalCount } }`;
    const { data, errors } = await world.ask('lists', query, { first, after });
    expect(errors).toBeUndefined();
    return (data as { claimable: Page }).claimable;
  };

  test('one by one they are the whole, each match once', async () => {
    const whole = await read(100, null);
    expect(whole.edges.length).toBe(whole.totalCount);
    expect(whole.edges.length).toBeGreaterThan(2);
    const found: Page['edges'] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Page = await read(1, after);
      found.push(...page.edges);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(found).toEqual(whole.edges);
    expect(found.map(({ node }) => node.rank)).toEqual(found.map((_, i) => i + 1));
  });

  test.each([0, 101, -1])('first: %i is refused', async (first) => {
    const query = `{ demand(id: "dem-nb-2023q2-19") { matches(first: ${first}) { nodes { score } } } }`;
    const { errors } = await world.ask('lists', query);
    expect(errors?.[0]?.extensions?.code).toBe('PAGE_SIZE');
  });

  test('a cursor of something else is refused', async () => {
    const query = `{ demand(id: "dem-nb-2023q2-19") { matches(after: "bm9wZQ") { nodes { score } } } }`;
    const { errors } = await world.ask('lists', query);
    expect(errors?.[0]?.extensions?.code).toBe('CURSOR');
  });

  test.each([0, 21])('ahead(first: %i) is refused', async (first) => {
    const query = `{ whyNot(demandId: "dem-nb-2023q2-19", resourceId: "res-nb-17") { ahead(first: ${first}) { rank } } }`;
    const { errors } = await world.ask('lists', query);
    expect(errors?.[0]?.extensions?.code).toBe('PAGE_SIZE');
  });

  test.each(['', 'resourceId: "res-nb-17", providerId: "org-nb-unit-d"'])(
    'whyNot wants exactly one of resource and provider, not { %s }',
    async (given) => {
      const query = `{ whyNot(demandId: "dem-nb-2023q2-19", ${given}) { fits } }`;
      const { errors } = await world.ask('lists', query);
      expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    },
  );
});

test('nobody is shown a demand that they may not read', async () => {
  const query = `{ claimable(providerId: "per-longze-01") { totalCount }
    serviceResources(first: 100) { nodes { matches { nodes { demand { kind } } } } } }`;
  const kinds = async (actor: Parameters<World['ask']>[3]) => {
    const { data, errors } = await world.ask('lists', query, {}, actor);
    expect(errors).toBeUndefined();
    const { nodes } = (data as unknown as Shown).serviceResources;
    return new Set(nodes.flatMap(({ matches }) => matches.nodes.map(({ demand }) => demand.kind)));
  };
  interface Shown {
    serviceResources: { nodes: { matches: { nodes: { demand: { kind: string } }[] } }[] };
  }
  expect(await kinds({})).toEqual(new Set(['COMMUNITY_PROJECT']));
  const unit = organisation('org-nb-unit-d', 'PARTNER_UNIT');
  expect(await kinds({ actor: unit })).toEqual(new Set(['COMMUNITY_PROJECT']));
  const volunteer = person('per-nb-resident-1', 'VOLUNTEER');
  expect(await kinds({ actor: volunteer })).toContain('COMMUNITY_PROJECT');
});

test('a demand that one may not read has no verdict', async () => {
  const query = '{ whyNot(demandId: "dem-longze-wish-01", providerId: "per-longze-01") { fits } }';
  expect((await world.ask('lists', query)).data).toEqual({ whyNot: null });
  const actor = organisation('org-com-shanhai', 'COMMUNITY');
  expect((await world.ask('lists', query, {}, { actor })).data?.whyNot).not.toBeNull();
});
