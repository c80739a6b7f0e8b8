// What the database selects is what the pure rules let through, for made-up demands and resources
// beside the sample's own: every pair, from the demand's side and from the resource's.
import { sql } from '@lianjian/kernel/sql';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '../../subgraphs/lists/src/db.ts';
import { blockers } from '../../subgraphs/lists/src/match/blocker/blocker.rules.ts';
import { countPairs, fittingPairs, pairsOf } from '../../subgraphs/lists/src/match/pair.store.ts';
import { fromDemands, fromResources } from '../../subgraphs/lists/src/match/reach.store.ts';
import { daysOf } from '../../subgraphs/lists/src/quarter/quarter.rules.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { madeUpCargoes, madeUpDemands, madeUpResources, madeUpWishes } from './made-up.ts';

const DEMANDS = 80;
const WISHES = 120;
const CARGOES = 60;
const RESOURCES = 60;
const SEED = 20230401;
const EVERY = sql`true`;
/** One community lets units claim wishes, one says that it does not; the others say nothing. */
const POLICIES = [
  { areaId: 'com-ningbao', unitsClaimWishes: true },
  { areaId: 'com-lianting', unitsClaimWishes: false },
].map((each) => ({
  ...each,
  id: `lpo-${each.areaId}`,
  areaPath: `dst-jimei.str-xinglin.${each.areaId}`,
  holdWorkdays: 3,
  provenance: 'SYNTHETIC' as const,
}));

let world: World;
/** Every pair that the rules let through, as `demand resource`. */
const expected = new Set<string>();
/** Those of them with cargo whose route was said, and trucks that go on routes alone. */
let onRoutes = 0;
/** Wishes and units that only the kind keeps apart, and whether the community lets them meet. */
const unitsAndWishes = new Map<string, boolean>();
let demandIds: string[];
let resourceIds: string[];

beforeAll(async () => {
  world = await openWorld();
  const [demands] = fc.sample(madeUpDemands(DEMANDS), { numRuns: 1, seed: SEED });
  const [wishes] = fc.sample(madeUpWishes(WISHES), { numRuns: 1, seed: SEED });
  const [cargoes] = fc.sample(madeUpCargoes(CARGOES), { numRuns: 1, seed: SEED });
  const [resources] = fc.sample(madeUpResources(RESOURCES), { numRuns: 1, seed: SEED });
  await db().$transaction([
    db().demand.createMany({ data: [demands, wishes, cargoes].flatMap((rows) => rows ?? []) }),
    db().listPolicy.createMany({ data: POLICIES }),
    db().serviceResource.createMany({ data: (resources ?? []).map(({ row }) => row) }),
    db().serviceArea.createMany({ data: (resources ?? []).flatMap(({ areas }) => areas) }),
    db().serviceCompound.createMany({
      data: (resources ?? []).flatMap(({ compounds }) => compounds),
    }),
    db().scheduleRule.createMany({ data: (resources ?? []).flatMap(({ schedule }) => schedule) }),
    db().freightRoute.createMany({ data: (resources ?? []).flatMap(({ routes }) => routes) }),
    db().resourceQuarter.createMany({
      data: (resources ?? []).flatMap(({ quarters }) => quarters),
    }),
  ]);
  demandIds = (await db().demand.findMany({ select: { id: true } })).map(({ id }) => id);
  resourceIds = (await db().serviceResource.findMany({ select: { id: true } })).map(({ id }) => id);
  for (const demandId of demandIds) {
    for (const { demand, resource } of await pairsOf(demandId, EVERY, EVERY)) {
      const claimant = resource?.providerKind ?? 'ORGANISATION';
      const found = blockers({ demand, resource, claimant, asked: 1 });
      const pair = `${demand.id} ${resource?.id}`;
      if (resource && found.length === 0) {
        expected.add(pair);
        onRoutes += resource.routes.length > 0 && demand.cargo !== null ? 1 : 0;
      }
      const isApart = found.every(({ code }) => code === 'CLAIM_POLICY');
      const isUntouched = demand.held + demand.committed === 0;
      if (demand.kind === 'MICRO_WISH' && claimant === 'ORGANISATION' && isApart && isUntouched) {
        unitsAndWishes.set(pair, demand.areaIds.includes('com-ningbao'));
      }
    }
  }
});
afterAll(() => world.close());

test('there is enough to compare, of both kinds', () => {
  expect(expected.size).toBeGreaterThan(100);
  expect(expected.size).toBeLessThan((demandIds.length * resourceIds.length) / 4);
  expect(onRoutes).toBeGreaterThan(5);
});

test('units meet the wishes of the community that lets them, and no others', () => {
  const lets = [...unitsAndWishes.values()];
  expect(lets.filter((each) => each).length).toBeGreaterThan(10);
  expect(lets.filter((each) => !each).length).toBeGreaterThan(5);
  for (const [pair, isLet] of unitsAndWishes) {
    expect(expected.has(pair), pair).toBe(isLet);
  }
});

test('from the demands', async () => {
  const found = await fittingPairs(fromDemands(sql`${demandIds}::text[]`), []);
  expect(new Set(found.map(({ demand, resource }) => `${demand.id} ${resource.id}`))).toEqual(
    expected,
  );
});

test('from the resources', async () => {
  const found = await fittingPairs(fromResources(sql`${resourceIds}::text[]`), []);
  expect(new Set(found.map(({ demand, resource }) => `${demand.id} ${resource.id}`))).toEqual(
    expected,
  );
});

test('the counts are those of the pairs', async () => {
  const ofDemand = await countPairs(fromDemands(sql`${demandIds}::text[]`), []);
  const ofResource = await countPairs(fromResources(sql`${resourceIds}::text[]`), []);
  const counted = (at: 0 | 1, id: string) =>
    [...expected].filter((pair) => pair.split(' ')[at] === id).length;
  for (const id of demandIds) {
    expect(ofDemand.get(id) ?? 0, id).toBe(counted(0, id));
  }
  for (const id of resourceIds) {
    expect(ofResource.get(id) ?? 0, id).toBe(counted(1, id));
  }
});

test('a hold that is due gives back what it held, and not a moment before', async () => {
  const { from } = daysOf('2023-Q2');
  const hold = async (expiresAt: Date) => {
    await db().claim.deleteMany({ where: { id: 'clm-hold' } });
    await db().claim.create({
      data: {
        id: 'clm-hold',
        demandId: 'dem-nb-2023q2-12',
        resourceId: 'res-nb-03',
        claimantOrganisationId: 'org-nb-unit-a',
        areaId: 'com-ningbao',
        areaPath: 'dst-jimei.str-xinglin.com-ningbao',
        openedBy: 'CLAIMANT',
        quantity: 1,
        quarter: '2023-Q2',
        state: 'HELD',
        claimedAt: new Date(from),
        expiresAt,
        provenance: 'SYNTHETIC',
      },
    });
    const found = await fittingPairs(fromDemands(sql`array['dem-nb-2023q2-12']`), []);
    const sample = found.filter(({ resource }) => resource.id.startsWith('res-nb-'));
    return sample.map(({ resource }) => `${resource.id} ${resource.free}`);
  };
  await db().demand.update({ where: { id: 'dem-nb-2023q2-12' }, data: { held: 1 } });
  await db().resourceQuarter.upsert({
    where: { resourceId_quarter: { resourceId: 'res-nb-03', quarter: '2023-Q2' } },
    create: { resourceId: 'res-nb-03', quarter: '2023-Q2', capacity: 3, held: 1 },
    update: { held: 1 },
  });
  expect(await hold(new Date(Date.now() + 60_000))).toEqual([]);
  expect(await hold(new Date(Date.now() - 1))).toContain('res-nb-03 3');
});
