// Many claim at once, over real connections through the real gateway: never more is granted than is
// there, whoever is too late is told so by a code, and nobody is shown a deadlock.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Claimed, claimDemand, imbalances, inLists, unit } from '../lists/claiming.ts';
import { openWorld, type World } from '../testkit/world.ts';

const unitH = unit('org-nb-unit-h');
const unitI = unit('org-nb-unit-i');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

// Two demands that two offers fit alike, all with their own quantity.
beforeEach(async () => {
  await inLists(world, `delete from idempotency`);
  await inLists(world, `delete from claim where demand_id like 'dem-race-%'`);
  await inLists(world, `delete from resource_quarter where resource_id like 'res-race-%'`);
  await inLists(world, `delete from demand where id like 'dem-race-%'`);
  await inLists(world, `delete from service_area where resource_id like 'res-race-%'`);
  await inLists(world, `delete from service_resource where id like 'res-race-%'`);
});

const race = async (quantities: Record<string, number>, capacities: Record<string, number>) => {
  for (const [word, quantity] of Object.entries(quantities)) {
    await inLists(
      world,
      `insert into demand select (jsonb_populate_record(d, jsonb_build_object('id', $1::text,
        'quantity', $2::int, 'held', 0, 'committed', 0))).* from demand d where d.id = 'dem-nb-2023q2-18'`,
      [`dem-race-${word}`, quantity],
    );
  }
  for (const [word, capacity] of Object.entries(capacities)) {
    await inLists(
      world,
      `insert into service_resource select (jsonb_populate_record(r, jsonb_build_object('id', $1::text,
        'capacity_per_quarter', $2::int, 'provider_organisation_id', $3::text))).*
        from service_resource r where r.id = 'res-nb-12'`,
      [`res-race-${word}`, capacity, word === 'h' ? unitH.id : unitI.id],
    );
    await inLists(world, `insert into service_area values ($1, 'com-ningbao')`, [
      `res-race-${word}`,
    ]);
  }
};

const claimOf = (demand: string, resource: string, quantity = 1) =>
  claimDemand(world, resource === 'h' ? unitH : unitI, {
    demandId: `dem-race-${demand}`,
    resourceId: `res-race-${resource}`,
    quantity,
  });

const made = (answers: readonly Claimed[]) => answers.filter(({ claim }) => claim !== null);
const codes = (answers: readonly Claimed[]) =>
  new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));

test('200 claims of one on a demand of ten: ten are held, the others are told why not', async () => {
  await race({ a: 10 }, { h: 500 });
  const answers = await Promise.all(Array.from({ length: 200 }, () => claimOf('a', 'h')));
  expect(made(answers)).toHaveLength(10);
  expect(made(answers).every(({ claim }) => claim?.state === 'HELD')).toBe(true);
  expect(codes(answers)).toEqual(new Set(['ALREADY_CLAIMED']));
  const [row] = await inLists(world, `select held, free from demand_now where id = 'dem-race-a'`);
  expect(row).toEqual({ held: 10, free: 0 });
}, 60_000);

test('100 claims of one on a capacity of ten: ten are held, whatever is wanted', async () => {
  await race({ a: 90, b: 90 }, { h: 10 });
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => claimOf(n % 2 ? 'a' : 'b', 'h')),
  );
  expect(made(answers)).toHaveLength(10);
  expect(codes(answers)).toEqual(new Set(['NO_CAPACITY']));
}, 60_000);

test('parts of any size never add up to more than there is', async () => {
  await race({ a: 37 }, { h: 23, i: 500 });
  const parts = fc.sample(fc.tuple(fc.constantFrom('h', 'i'), fc.integer({ min: 1, max: 9 })), 60);
  const answers = await Promise.all(parts.map(([who, size]) => claimOf('a', who, size)));
  const granted = made(answers).reduce((sum, { claim }) => sum + (claim?.quantity ?? 0), 0);
  const [row] = await inLists(world, `select held from demand_now where id = 'dem-race-a'`);
  expect(row).toEqual({ held: granted });
  expect(granted).toBeLessThanOrEqual(37);
  const late = ['ALREADY_CLAIMED', 'NOT_ENOUGH_LEFT', 'NO_CAPACITY'];
  expect([...codes(answers)].filter((code) => !late.includes(code))).toEqual([]);
}, 60_000);

test('claims that cross on two demands and two offers, with holds to expire on all: no deadlock is shown', async () => {
  await race({ a: 400, b: 400 }, { h: 400, i: 400 });
  const crossing = (round: number) =>
    Promise.all(
      Array.from({ length: 40 }, (_, n) => claimOf((n + round) % 2 ? 'a' : 'b', n % 3 ? 'h' : 'i')),
    );
  const held = made(await crossing(0)).length;
  expect(held).toBe(40);
  for (const round of [1, 2, 3]) {
    // All that stands is over at once, so every claim of the round finds holds on both demands.
    await inLists(
      world,
      `update claim set expires_at = now() where demand_id like 'dem-race-%' and state = 'HELD'`,
    );
    expect(made(await crossing(round))).toHaveLength(40);
  }
  const states = await inLists(
    world,
    `select state::text, count(*)::int from claim where demand_id like 'dem-race-%' group by 1 order by 1`,
  );
  expect(states).toEqual([
    { state: 'EXPIRED', count: 120 },
    { state: 'HELD', count: 40 },
  ]);
}, 90_000);

test('forty keys, each sent five times at once: forty effects, the others replays', async () => {
  await race({ a: 1000 }, { h: 1000 });
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      claimDemand(world, unitH, {
        idempotencyKey: `race-${n % 40}`,
        demandId: 'dem-race-a',
        resourceId: 'res-race-h',
        quantity: 1,
      }),
    ),
  );
  // At least: an answer that was lost is asked for again, and is a replay then.
  expect(answers.filter(({ replayed }) => replayed).length).toBeGreaterThanOrEqual(160);
  expect(new Set(answers.map(({ claim }) => claim?.id)).size).toBe(40);
  const [row] = await inLists(world, `select held from demand_now where id = 'dem-race-a'`);
  expect(row).toEqual({ held: 40 });
}, 120_000);
