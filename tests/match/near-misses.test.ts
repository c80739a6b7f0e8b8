// What a blocker says is what has to change: for each code a pair that fits is broken in just that
// way, is told so and named as a near miss, is mended in just that way, and fits again.
import { sql } from '@lianjian/kernel/sql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BLOCKER_CODES } from '../../subgraphs/lists/src/match/blocker/blocker.rules.ts';
import { pairsOf } from '../../subgraphs/lists/src/match/pair.store.ts';
import { nearMisses } from '../../subgraphs/lists/src/match/verdict/near-misses.store.ts';
import { judgeOne } from '../../subgraphs/lists/src/match/verdict/verdict.rules.ts';
import { claimDemand, inLists } from '../lists/claiming.ts';
import { demandIn, ningbao, take as takeDemand } from '../lists/demand-stepping.ts';
import { take as takeOffer } from '../lists/offering.ts';
import { take as takeClaim } from '../lists/stepping.ts';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

const RESOURCE = 'res-nb-03';
const provider = organisation('org-nb-unit-a', 'PARTNER_UNIT', ['claims:write', 'resources:write']);
const platform = organisation('org-platform', 'PLATFORM_ADMINISTRATOR');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Verdict {
  fits: boolean;
  resource: { id: string };
  blockers: { code: string }[];
  ahead: { rank: number }[];
  match: { rank: number } | null;
}

interface Told {
  whyNot: Verdict;
  demand: { matches: { nodes: { resource: { id: string } }[] }; nearMisses: Verdict[] };
}

async function told(id: string) {
  const verdict = 'fits resource { id } blockers { code } ahead { rank } match { rank }';
  const { data, errors } = await world.query(
    `query ($id: ID!, $resource: ID) {
      whyNot(demandId: $id, resourceId: $resource) { ${verdict} }
      demand(id: $id) { matches { nodes { resource { id } } } nearMisses(first: 20) { ${verdict} } } }`,
    { id, resource: RESOURCE },
    { actor: platform },
  );
  expect(errors).toBeUndefined();
  const { whyNot, demand } = data as unknown as Told;
  const isThis = ({ resource }: { resource: { id: string } }) => resource.id === RESOURCE;
  return {
    codes: whyNot.blockers.map(({ code }) => code),
    fits: whyNot.fits,
    matched: demand.matches.nodes.some(isThis),
    missed: demand.nearMisses.find(isThis)?.blockers.map(({ code }) => code),
    all: demand.nearMisses,
  };
}

const setDemand = (set: string) => (id: string) =>
  inLists(world, `update demand set ${set} where id = $1`, [id]);
const offer =
  (name: Parameters<typeof takeOffer>[1], more?: Record<string, unknown>) => async () => {
    expect((await takeOffer(world, name, provider, RESOURCE, more)).userErrors).toEqual([]);
  };
const setQuarter = (committed: number) => () =>
  inLists(
    world,
    `insert into resource_quarter (resource_id, quarter, capacity, committed)
     values ($1, '2023-Q2', 3, $2) on conflict (resource_id, quarter) do update set committed = $2`,
    [RESOURCE, committed],
  );
let claimed = '';
const claim = async (demandId: string) => {
  const made = await claimDemand(world, provider, { demandId, resourceId: RESOURCE, quantity: 1 });
  claimed = made.claim?.id ?? '';
};
const release = async () => {
  const input = { claimId: claimed, expectedVersion: 1, reason: 'CLAIMANT_UNABLE' };
  expect((await takeClaim(world, provider, 'releaseClaim', input)).userErrors).toEqual([]);
};

const ROUTE = `insert into freight_route (resource_id, from_place, to_place, from_key, to_key)
  values ($1, '青岛市', '全国', '3702', '')`;

type Change = (id: string) => Promise<unknown>;

/** What breaks the pair, what mends it, and whether the community is shown it meanwhile; a skill is never asked of a resource. */
const cases: Record<
  Exclude<keyof typeof BLOCKER_CODES, 'SKILL'>,
  [Change, Change, shown: boolean]
> = {
  NOT_CLAIMABLE: [
    setDemand(`state = 'SORTED', route = null`),
    (id) => takeDemand(world, 'listDemand', ningbao, id),
    false,
  ],
  ALREADY_CLAIMED: [claim, release, false],
  CATEGORY: [setDemand(`category = 'GREENING'`), setDemand(`category = 'MEDICAL'`), true],
  AUDIENCE: [
    offer('updateResource', { audiences: ['CHILDREN'] }),
    offer('updateResource', { audiences: ['ELDERLY'] }),
    true,
  ],
  UNIT: [setDemand(`unit = 'TONNE'`), setDemand(`unit = 'SESSION'`), true],
  OUTSIDE_SERVICE_AREA: [
    offer('updateResource', { serviceAreaIds: [], serviceCompoundIds: ['cmp-nb-2'] }),
    offer('updateResource', { serviceAreaIds: ['com-ningbao'], serviceCompoundIds: [] }),
    true,
  ],
  ROUTE: [
    () => inLists(world, ROUTE, [RESOURCE]),
    () => inLists(world, 'delete from freight_route where resource_id = $1', [RESOURCE]),
    true,
  ],
  NO_CAPACITY: [setQuarter(3), setQuarter(0), true],
  OUTSIDE_TIME_WINDOW: [
    offer('updateResource', { availableFrom: '2023-09-01' }),
    offer('updateResource', { availableFrom: '2023-01-01' }),
    true,
  ],
  CLAIM_POLICY: [setDemand(`kind = 'MICRO_WISH'`), setDemand(`kind = 'COMMUNITY_PROJECT'`), false],
  RESOURCE_NOT_OFFERED: [offer('suspendResource'), offer('resumeResource'), true],
};

describe('one blocker at a time', () => {
  test.each(Object.entries(cases))('%s', async (code, [breaks, mends, shown]) => {
    const id = await demandIn(world, 'LISTED');
    expect(await told(id)).toMatchObject({ codes: [], matched: true, missed: undefined });
    await breaks(id);
    const broken = await told(id);
    expect(broken).toMatchObject({ codes: [code], fits: false, matched: false });
    expect(broken.missed).toEqual(shown ? [code] : undefined);
    await mends(id);
    expect(await told(id)).toMatchObject({ codes: [], fits: true, matched: true });
    await inLists(world, `update demand set state = 'WITHDRAWN', route = null where id = $1`, [id]);
  });
});

test('the fewest blockers stand first, and all of them are named', async () => {
  const { all } = await told('dem-nb-2023q2-12');
  const counts = all.map(({ blockers }) => blockers.length);
  expect(counts[0]).toBe(1);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(all.every(({ fits, match, ahead }) => !fits && match === null && ahead.length === 1)).toBe(
    true,
  );
});

test('what the database counts as blockers is what the rules name, for every open demand', async () => {
  const { data } = await world.ask(
    'lists',
    '{ demands(first: 100, filter: { state: { eq: LISTED } }) { nodes { id } } }',
  );
  const { nodes } = (data as { demands: { nodes: { id: string }[] } }).demands;
  const found = await nearMisses(
    nodes.map(({ id }) => id),
    20,
  );
  expect(found.length).toBeGreaterThan(100);
  for (const { id } of nodes) {
    const mine = found.filter(({ demand }) => demand.id === id);
    const judged = mine.map((each) => judgeOne(each, each.resource.providerKind).blockers.length);
    expect(judged).toEqual([...judged].sort((a, b) => a - b));
    expect(Math.min(...judged)).toBeGreaterThan(0);
    // Nobody who stands on the lists of the street is nearer than the last that is named.
    const every = await pairsOf(id, sql`r.area_path like 'dst-jimei.%'`, sql`true`);
    const counts = every
      .filter(({ demand: { areaIds } }) => areaIds[0] === 'dst-jimei')
      .map((each) => judgeOne(each, each.resource?.providerKind ?? 'ORGANISATION').blockers.length)
      .filter((count) => count > 0)
      .sort((a, b) => a - b);
    expect(counts.slice(0, judged.length).every((count, at) => count >= (judged[at] ?? 0))).toBe(
      true,
    );
  }
});

test.each([0, 21])('first: %i is refused', async (first) => {
  const query = `{ demand(id: "dem-nb-2023q2-12") { nearMisses(first: ${first}) { fits } } }`;
  const { errors } = await world.ask('lists', query);
  expect(errors?.[0]?.extensions?.code).toBe('PAGE_SIZE');
});

describe('the categories of a place', () => {
  interface Supply {
    code: string;
    name: string;
    openDemands: number;
    availableResources: number;
  }
  const supplies = async (args: string) => {
    const query = `{ value: serviceCategories${args} { code name(locale: ZH) openDemands availableResources } }`;
    const { data, errors } = await world.query(query);
    expect(errors).toBeUndefined();
    return (data as { value: Supply[] | null }).value;
  };

  test('are all there, with what is open and on offer', async () => {
    const all = await supplies('(areaId: "com-ningbao")');
    expect(all).toHaveLength(25);
    const counts = await inLists<{ demands: number; resources: number }>(
      world,
      `select (select count(*)::int from demand_now where state = 'LISTED' and free > 0
          and category = 'MEDICAL' and area_id = 'com-ningbao') as demands,
        (select count(*)::int from service_resource where state = 'OFFERED'
          and category = 'MEDICAL' and area_id = 'com-ningbao') as resources`,
    );
    expect(all?.[0]).toEqual({
      code: 'MEDICAL',
      name: '医疗义诊',
      openDemands: counts[0]?.demands,
      availableResources: counts[0]?.resources,
    });
  });

  test('of all places are the sum of those of the roots', async () => {
    const [everywhere, jimei, qingdao] = await Promise.all(
      ['', '(areaId: "dst-jimei")', '(areaId: "cty-qingdao")'].map(supplies),
    );
    const sum = (of: Supply[] | null | undefined) =>
      (of ?? []).reduce((total, each) => total + each.openDemands + each.availableResources, 0);
    expect(sum(everywhere)).toBeGreaterThan(sum(jimei));
    expect(sum(everywhere)).toBeGreaterThanOrEqual(sum(jimei) + sum(qingdao));
    expect(await supplies('(areaId: "com-nowhere")')).toBeNull();
  });
});
