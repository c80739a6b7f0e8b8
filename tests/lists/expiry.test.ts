// A hold is over at exactly its expiry: for who reads, in fields, filters and counts, and for who
// claims next. Nothing has to run for that; the next claim writes it down.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists, unit } from './claiming.ts';

const unitA = unit('org-nb-unit-a');
const MEDICAL = { demandId: 'dem-nb-2023q2-12', resourceId: 'res-nb-03', quantity: 1 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

let held = '';
beforeEach(async () => {
  const { claim, userErrors } = await claimDemand(world, unitA, MEDICAL);
  expect(userErrors).toEqual([]);
  held = claim?.id ?? '';
});

/** Moves the end of the hold, as if it had been made earlier. */
const endHold = (when: string) =>
  inLists(world, `update claim set expires_at = ${when} where id = $1`, [held]);

async function shown() {
  const { data } = await world.query(`{
    claim(id: "${held}") { state version closedAt expiresAt updatedAt }
    demand(id: "${MEDICAL.demandId}") { state free held committed updatedAt }
    serviceResource(id: "${MEDICAL.resourceId}") { availability(quarter: "2023-Q2") { free held } }
    held: claims(filter: { state: { eq: HELD } }) { totalCount }
    over: claims(filter: { state: { eq: EXPIRED }, demandId: { eq: "${MEDICAL.demandId}" } }) { totalCount }
    free: demands(filter: { id: { eq: "${MEDICAL.demandId}" }, free: { gt: 0 } }) { totalCount }
  }`);
  return data as {
    claim: Record<string, unknown>;
    demand: Record<string, unknown>;
    serviceResource: { availability: Record<string, unknown> };
    held: { totalCount: number };
    over: { totalCount: number };
    free: { totalCount: number };
  };
}

test('before its end it holds', async () => {
  const before = await shown();
  expect(before.claim).toMatchObject({ state: 'HELD', version: 1, closedAt: null });
  expect(before.demand).toMatchObject({ state: 'LISTED', free: 0, held: 1 });
  expect(before.serviceResource.availability).toEqual({ free: 2, held: 1 });
  expect([before.held, before.free]).toEqual([{ totalCount: 1 }, { totalCount: 0 }]);
  await endHold('now()');
});

test('after its end it reads expired and free everywhere, though nothing was written', async () => {
  const overBefore = (await shown()).over.totalCount;
  await endHold(`now() - interval '1 second'`);
  const after = await shown();
  const { expiresAt } = after.claim;
  expect(after.claim).toMatchObject({ state: 'EXPIRED', version: 2, closedAt: expiresAt });
  expect(after.demand).toMatchObject({ state: 'LISTED', free: 1, held: 0, committed: 0 });
  expect(after.serviceResource.availability).toEqual({ free: 3, held: 0 });
  expect([after.held, after.free]).toEqual([{ totalCount: 0 }, { totalCount: 1 }]);
  expect(after.over.totalCount).toBe(overBefore + 1);
  const stored = await inLists(world, 'select state::text, version from claim where id = $1', [
    held,
  ]);
  expect(stored).toEqual([{ state: 'HELD', version: 1 }]);
});

test('at exactly its end it is over, a thousandth of a second before it is not', async () => {
  const [edge] = await inLists(
    world,
    `select hold_is_due(state, expires_at, expires_at) as at,
      hold_is_due(state, expires_at, expires_at - interval '1 ms') as before
    from claim where id = $1`,
    [held],
  );
  expect(edge).toEqual({ at: true, before: false });
  await endHold('now()');
});

test('who claims in the instant after the end gets it, and the end is written down', async () => {
  await endHold(`clock_timestamp() + interval '700 ms'`);
  const early = await claimDemand(world, unitA, MEDICAL);
  expect(early.userErrors.map(({ code }) => code)).toEqual(['ALREADY_CLAIMED']);
  await sleep(750);
  const late = await claimDemand(world, unitA, MEDICAL);
  expect(late.claim?.state).toBe('HELD');
  const log = await inLists(
    world,
    `select type, entity_type, actor_id, from_version, to_version from event
      where request_id = (select request_id from event where entity_id = $1) order by seq`,
    [late.claim?.id],
  );
  expect(log.slice(0, 3)).toEqual([
    { type: 'claim.expired', entity_type: 'Claim', actor_id: null, from_version: 1, to_version: 2 },
    // The holds before were over after another round was opened, so it was carried over then.
    { type: 'demand.freed', entity_type: 'Demand', actor_id: null, from_version: 2, to_version: 2 },
    {
      type: 'resource.freed',
      entity_type: 'ServiceResource',
      actor_id: null,
      from_version: null,
      to_version: null,
    },
  ]);
  expect(log.slice(3).map(({ type }) => type)).toEqual([
    'claim.held',
    'demand.held',
    'resource.held',
  ]);
  held = late.claim?.id ?? '';
  await endHold('now()');
});

test('a hold of another demand that takes the same capacity is expired with it', async () => {
  const other = { demandId: 'dem-nb-2023q2-19', resourceId: 'res-nb-11', quantity: 1 };
  const unitG = unit('org-nb-unit-g');
  const made = await claimDemand(world, unitG, other);
  // A second demand that the same offer fits: its capacity of two is then wholly taken.
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, jsonb_build_object(
        'id', 'dem-nb-test-green', 'held', 0))).* from demand d where d.id = $1`,
    [other.demandId],
  );
  const second = { ...other, demandId: 'dem-nb-test-green' };
  expect((await claimDemand(world, unitG, second)).userErrors[0]?.code).toBe('NO_CAPACITY');
  await inLists(world, `update claim set expires_at = now() where id = $1`, [made.claim?.id]);
  expect((await claimDemand(world, unitG, second)).claim?.state).toBe('HELD');
  const [row] = await inLists(world, 'select state::text from claim where id = $1', [
    made.claim?.id,
  ]);
  expect(row).toEqual({ state: 'EXPIRED' });
  await endHold('now()');
});
