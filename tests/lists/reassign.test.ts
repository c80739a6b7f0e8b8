// Passing a claim on, through the real gateway: the old one gives back and the new one holds in one
// act, on demand and on both resources; all reasons at once and nothing written; nobody comes in
// between, and never more is granted than there is.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import { arena, community, held, provider, stranger, street, take, through } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const OTHER = 'org-nb-unit-i';
const accept = [community, 'acceptClaim'] as const;
const start = [provider, 'startService'] as const;
const codes = ({ userErrors }: Awaited<ReturnType<typeof take>>) =>
  userErrors.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

/** A claim of the provider that has come so far, and a resource of another unit that fits as well. */
async function claimed(quantity: number, capacity: number, steps: Parameters<typeof through>[2]) {
  const at = await arena(world, quantity);
  const spare = await arena(world, capacity);
  await inLists(world, 'update service_resource set provider_organisation_id = $2 where id = $1', [
    spare.resourceId,
    OTHER,
  ]);
  const claimId = await held(world, at, quantity);
  const last = steps.length > 0 ? await through(world, claimId, steps) : null;
  const expectedVersion = last?.claim?.version ?? 1;
  const input = { claimId, expectedVersion, reason: 'NO_SHOW', toClaimantId: OTHER };
  return { ...at, spareId: spare.resourceId, input: { ...input, toResourceId: spare.resourceId } };
}

const quarters = (...ids: string[]) =>
  inLists(
    world,
    `select resource_id as id, held, committed from resource_quarter
      where resource_id = any($1) order by array_position($1::text[], resource_id)`,
    [ids],
  );

describe('passing on', () => {
  test.each([
    ['what was accepted', [accept]],
    ['what was begun', [accept, start]],
  ])('%s releases the one and asks the other', async (_what, steps) => {
    const { input, demandId, resourceId, spareId } = await claimed(3, 3, steps);
    const { claim, userErrors } = await take(world, community, 'reassignClaim', input);
    expect(userErrors).toEqual([]);
    expect(claim).toMatchObject({
      state: 'OFFERED',
      version: 1,
      quantity: 3,
      demand: { state: 'LISTED', free: 0, held: 3, committed: 0 },
    });
    expect(await quarters(resourceId, spareId)).toEqual([
      { id: resourceId, held: 0, committed: 0 },
      { id: spareId, held: 3, committed: 0 },
    ]);
    const rows = await inLists(
      world,
      `select state::text, reason::text, replaces_id as replaces, opened_by::text as by,
        expires_at > now() as open from claim where demand_id = $1 order by created_at`,
      [demandId],
    );
    expect(rows).toEqual([
      { state: 'RELEASED', reason: 'NO_SHOW', replaces: null, by: 'CLAIMANT', open: true },
      { state: 'OFFERED', reason: null, replaces: input.claimId, by: 'COMMUNITY', open: true },
    ]);
    const log = await inLists<{ type: string }>(
      world,
      `select type from event where request_id = (select request_id from event
        where entity_id = $1 order by seq desc limit 1) order by seq`,
      [claim?.id],
    );
    const carried = (type: string) => type === 'demand.carriedOver';
    expect(log.map(({ type }) => type).filter((type) => !carried(type))).toEqual([
      'claim.released',
      'demand.freed',
      'resource.freed',
      'claim.offered',
      'demand.held',
      'resource.held',
    ]);
  });

  test('to part of it, within a time of its own, which the party accepts', async () => {
    const { input } = await claimed(3, 2, [accept]);
    const respondBy = new Date(Date.now() + 3_600_000).toISOString();
    const more = { quantity: 2, respondBy };
    const { claim } = await take(world, street, 'reassignClaim', { ...input, ...more });
    expect(claim?.demand).toEqual({ state: 'LISTED', free: 1, held: 2, committed: 0 });
    const party = { ...stranger, id: OTHER, organisationIds: [OTHER] };
    const accepted = await take(world, party, 'acceptClaim', {
      claimId: claim?.id,
      expectedVersion: 1,
    });
    expect(accepted.claim?.demand).toEqual({ state: 'LISTED', free: 1, held: 0, committed: 2 });
  });

  test('to another resource of the same unit, of which the quarter is another one by now', async () => {
    const { input, demandId, resourceId } = await claimed(3, 1, [accept]);
    await inLists(world, `update demand set list_quarter = '2023-Q3' where id = $1`, [demandId]);
    const again = { ...input, toClaimantId: provider.id };
    const same = await take(world, community, 'reassignClaim', {
      ...again,
      toResourceId: resourceId,
    });
    expect(codes(same)).toEqual(['DUPLICATE toClaimantId']);
    await inLists(
      world,
      'update service_resource set provider_organisation_id = $2 where id = $1',
      [input.toResourceId, provider.id],
    );
    const { claim } = await take(world, community, 'reassignClaim', { ...again, quantity: 1 });
    expect(claim).toMatchObject({ state: 'OFFERED', quantity: 1 });
  });
});

describe('a refusal', () => {
  test('says all reasons at once, of the old claim and of the new, and nothing is written', async () => {
    const { input } = await claimed(3, 2, [accept]);
    const before = await inLists(world, 'select count(*) from event');
    const refused = await take(world, stranger, 'reassignClaim', {
      ...input,
      expectedVersion: 7,
      reason: 'NOT_CHOSEN',
      toClaimantId: stranger.id,
      quantity: 4,
      respondBy: new Date(Date.now() - 1000).toISOString(),
      idempotencyKey: '',
    });
    expect(codes(refused)).toEqual([
      'INVALID_INPUT idempotencyKey',
      'FORBIDDEN toClaimantId',
      'FORBIDDEN claimId',
      'VERSION_CONFLICT expectedVersion',
      'INVALID_INPUT reason',
      'INVALID_INPUT respondBy',
      'NOT_PROVIDER toResourceId',
      'NOT_ENOUGH_LEFT quantity',
      'NO_CAPACITY quantity',
    ]);
    expect(await inLists(world, 'select count(*) from event')).toEqual(before);
    const short = await take(world, community, 'reassignClaim', input);
    expect(codes(short)).toEqual(['NO_CAPACITY quantity']);
    const without = await take(world, community, 'reassignClaim', { ...input, toResourceId: null });
    expect(codes(without)).toEqual(['RESOURCE_REQUIRED toResourceId']);
  });

  test('of what is held or nothing, to nobody, or while the owner is down', async () => {
    const { input } = await claimed(2, 2, []);
    expect(codes(await take(world, community, 'reassignClaim', input))).toEqual([
      'INVALID_STATE claimId',
    ]);
    const none = await take(world, community, 'reassignClaim', { ...input, claimId: 'clm-none' });
    expect(codes(none)).toEqual(['NOT_FOUND claimId']);
    const nobody = { ...input, toClaimantId: 'org-nobody' };
    expect(codes(await take(world, community, 'reassignClaim', nobody))).toEqual([
      'NOT_FOUND toClaimantId',
    ]);
    const owner = world.executors.get('organisations');
    setPeer('organisations', () => Promise.reject(new Error('down')));
    const down = await take(world, community, 'reassignClaim', input);
    if (owner) {
      setPeer('organisations', owner);
    }
    expect(codes(down)).toEqual(['PEER_UNAVAILABLE toClaimantId']);
  });
});

test('nobody comes in between, and twenty at once with one key are one', async () => {
  const { input, demandId, resourceId } = await claimed(3, 5, [accept]);
  const key = { ...input, idempotencyKey: 'passed on once' };
  const [moved, others] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, () => take(world, community, 'reassignClaim', key))),
    Promise.all(
      Array.from({ length: 20 }, () =>
        claimDemand(world, provider, { demandId, resourceId, quantity: 1 }),
      ),
    ),
  ]);
  expect(moved.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(moved.map(({ claim }) => claim?.id)).size).toBe(1);
  expect(others.filter(({ claim }) => claim)).toHaveLength(0);
  const refusals = others.map(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(refusals.every((found) => found.includes('ALREADY_CLAIMED'))).toBe(true);
});

test('two passed on to each other at once: no deadlock is shown, both are done', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [one, two] = [await claimed(2, 9, [accept]), await claimed(2, 9, [accept])];
    const crossing = await Promise.all([
      take(world, community, 'reassignClaim', { ...one.input, toResourceId: two.spareId }),
      take(world, community, 'reassignClaim', { ...two.input, toResourceId: one.spareId }),
      take(world, street, 'reassignClaim', one.input),
    ]);
    expect(crossing[1]?.claim?.state).toBe('OFFERED');
    expect([crossing[0], crossing[2]].filter((answer) => answer?.claim)).toHaveLength(1);
  }
});
