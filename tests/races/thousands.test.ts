// Thousands of claims on real connections, fifty of them under way at any moment over the ten that the
// subgraph keeps: just as many are granted as there is, everybody else is told why not by a code, keys
// have one effect however often they come, and parts never add up to more than the whole.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { imbalances, inLists, unit } from '../lists/claiming.ts';
import { inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const UNITS = 100;
const IN_FLIGHT = 50;
const unitId = (n: number) => `org-racer-${n % UNITS}`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await inNamespace(
    world,
    'organisations',
    `insert into organisation select (jsonb_populate_record(o, jsonb_build_object('id', 'org-racer-' || n))).*
      from organisation o, generate_series(0, $1::int - 1) n where o.id = 'org-nb-unit-h'`,
    [UNITS],
  );
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

let tracks = 0;

/** Demands of so much each, and an offer of each of so many units that fits them all. */
async function track(demands: number, quantity: number, units: number, capacity: number) {
  tracks += 1;
  const name = `track-${tracks}`;
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, jsonb_build_object('id', $1 || '-' || n,
      'quantity', $3::int, 'held', 0, 'committed', 0, 'state', 'LISTED', 'claimed_on', null))).*
      from demand d, generate_series(0, $2::int - 1) n where d.id = 'dem-nb-2023q2-18'`,
    [`dem-${name}`, demands, quantity],
  );
  await inLists(
    world,
    `with offers as (insert into service_resource select (jsonb_populate_record(r, jsonb_build_object(
        'id', $1 || '-' || n, 'provider_organisation_id', 'org-racer-' || n, 'capacity_per_quarter', $3::int))).*
      from service_resource r, generate_series(0, $2::int - 1) n where r.id = 'res-nb-12' returning id)
    insert into service_area select id, 'com-ningbao' from offers`,
    [`res-${name}`, units, capacity],
  );
  return {
    demandId: (n: number) => `dem-${name}-${n}`,
    resourceId: (n: number) => `res-${name}-${n}`,
  };
}

interface Claimed {
  claim: { id: string; quantity: number; state: string } | null;
  replayed: boolean;
  userErrors: { code: string }[];
}

const MUTATION = `mutation ($input: ClaimDemandInput!) { claimDemand(input: $input) {
  claim { id quantity state } replayed userErrors { code } } }`;

let keys = 0;

/** Claims for a unit; anything but granted or refused fails the test. */
async function claim(n: number, input: Record<string, unknown>): Promise<Claimed> {
  keys += 1;
  const keyed = { idempotencyKey: `racer-${keys}`, quantity: 1, ...input };
  for (;;) {
    const asked = { actor: unit(unitId(n)) };
    const { data, errors } = await world.ask('lists', MUTATION, { input: keyed }, asked);
    expect(errors).toBeUndefined();
    const { claimDemand } = data as { claimDemand: Claimed };
    // Who the claimant is was not told in time on a busy machine: asked again with the same key.
    if (!claimDemand.userErrors.some(({ code }) => code === 'PEER_UNAVAILABLE')) {
      return claimDemand;
    }
  }
}

/** Does so many things, only so many of them under way at a time. */
async function many<T>(count: number, attempt: (n: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      done[n] = await attempt(n);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return done;
}

const granted = (answers: readonly Claimed[]) => answers.flatMap((answer) => answer.claim ?? []);
const codes = (answers: readonly Claimed[]) =>
  new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));

test('1,000 claims of one on a capacity of ten leave exactly ten held', async () => {
  const { demandId, resourceId } = await track(2, 1000, 1, 10);
  const input = (n: number) => ({ demandId: demandId(n % 2), resourceId: resourceId(0) });
  const answers = await many(1000, (n) => claim(0, input(n)));
  expect(granted(answers).map(({ state }) => state)).toEqual(Array(10).fill('HELD'));
  expect(codes(answers)).toEqual(new Set(['NO_CAPACITY']));
}, 300_000);

test('5,000 attempts by 100 units on 50 demands of one give exactly 50 winners', async () => {
  const demands = 50;
  const { demandId, resourceId } = await track(demands, 1, UNITS, demands);
  // Every unit tries every demand, and those that are under way together want the same ones.
  const answers = await many(UNITS * demands, (n) => {
    const [which, who] = [Math.floor(n / UNITS), n % UNITS];
    return claim(who, { demandId: demandId(which), resourceId: resourceId(who) });
  });
  expect(answers).toHaveLength(5000);
  expect(granted(answers)).toHaveLength(demands);
  expect(codes(answers)).toEqual(new Set(['ALREADY_CLAIMED']));
  const [row] = await inLists(
    world,
    `select count(distinct demand_id)::int as demands, count(*)::int as claims from claim
      where demand_id like $1`,
    [demandId(0).replace(/0$/, '%')],
  );
  expect(row).toEqual({ demands, claims: demands });
}, 300_000);

test('100 keys, each sent 20 times at once, give 100 effects and 1,900 replays', async () => {
  const { demandId, resourceId } = await track(1, 1000, 1, 1000);
  const input = { demandId: demandId(0), resourceId: resourceId(0) };
  const answers = await many(2000, (n) =>
    claim(0, { ...input, idempotencyKey: `again-${Math.floor(n / 20)}` }),
  );
  expect(answers.filter(({ replayed }) => replayed)).toHaveLength(1900);
  expect(new Set(granted(answers).map(({ id }) => id)).size).toBe(100);
  expect(codes(answers)).toEqual(new Set());
  const [row] = await inLists(world, 'select held from demand where id = $1', [input.demandId]);
  expect(row).toEqual({ held: 100 });
}, 300_000);

test('parts of any size never add up to more than there is, of demands and of offers', async () => {
  const { demandId, resourceId } = await track(3, 37, 4, 23);
  const parts = fc.sample(
    fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 }), fc.integer({ min: 1, max: 9 })),
    { numRuns: 300, seed: 42 },
  );
  const answers = await many(parts.length, (n) => {
    const [which = 0, who = 0, quantity = 1] = parts[n] ?? [];
    return claim(who, { demandId: demandId(which), resourceId: resourceId(who), quantity });
  });
  const sum = granted(answers).reduce((total, { quantity }) => total + quantity, 0);
  expect(sum).toBeLessThanOrEqual(Math.min(3 * 37, 4 * 23));
  const late = ['ALREADY_CLAIMED', 'NOT_ENOUGH_LEFT', 'NO_CAPACITY'];
  expect([...codes(answers)].filter((code) => !late.includes(code))).toEqual([]);
  const [row] = await inLists(
    world,
    `select sum(held)::int as held, max(held)::int as most from demand where id like $1`,
    [demandId(0).replace(/0$/, '%')],
  );
  expect(row?.held).toBe(sum);
  expect(row?.most).toBeLessThanOrEqual(37);
}, 300_000);
