// The steps of a claim through the real gateway: what each moves and writes down, each reason for
// which it is refused, who may take it; after every test both lists are in balance.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import {
  arena,
  community,
  elsewhere,
  held,
  provider,
  recipient,
  stranger,
  street,
  take,
  through,
} from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const codes = ({ userErrors }: Awaited<ReturnType<typeof take>>) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('accepting', () => {
  test('commits what was held, and the demand is claimed when nothing is left', async () => {
    const at = await arena(world, 4);
    const first = await held(world, at, 3);
    const second = await held(world, at, 1);
    const one = await take(world, community, 'acceptClaim', { claimId: first, expectedVersion: 1 });
    expect(one).toMatchObject({
      replayed: false,
      userErrors: [],
      claim: {
        state: 'ACCEPTED',
        version: 2,
        demand: { state: 'LISTED', free: 0, held: 1, committed: 3 },
      },
    });
    const two = await take(world, street, 'acceptClaim', { claimId: second, expectedVersion: 1 });
    expect(two.claim?.demand).toEqual({ state: 'CLAIMED', free: 0, held: 0, committed: 4 });
    const [row] = await inLists(
      world,
      `select claimed_on is not null as claimed, version from demand where id = $1`,
      [at.demandId],
    );
    expect(row).toEqual({ claimed: true, version: 1 });
    const log = await inLists(
      world,
      `select type, from_version, to_version, actor_id, on_behalf_of_id, before, after from event
        where request_id is not null and entity_id in ($1, $2, $3) order by seq desc limit 3`,
      [second, at.demandId, at.resourceId],
    );
    const by = { actor_id: 'org-str-xinglin', on_behalf_of_id: 'org-str-xinglin' };
    expect(log.reverse()).toEqual([
      {
        type: 'claim.accepted',
        from_version: 1,
        to_version: 2,
        ...by,
        before: { state: 'HELD', delivered: 0, confirmed: 0 },
        after: { state: 'ACCEPTED', delivered: 0, confirmed: 0 },
      },
      {
        type: 'demand.committed',
        from_version: 1,
        to_version: 1,
        ...by,
        before: { state: 'LISTED', held: 1, committed: 3 },
        after: { state: 'CLAIMED', held: 0, committed: 4 },
      },
      {
        type: 'resource.committed',
        from_version: null,
        to_version: null,
        ...by,
        before: { quarter: '2023-Q2', held: 1, committed: 3 },
        after: { quarter: '2023-Q2', held: 0, committed: 4 },
      },
    ]);
  });

  test('is not for who claims, for another community or for a stranger', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    for (const actor of [provider, elsewhere, stranger, recipient]) {
      const refused = await take(world, actor, 'acceptClaim', { claimId, expectedVersion: 1 });
      expect(refused.claim).toBeNull();
      expect(codes(refused)).toEqual(['FORBIDDEN input.claimId']);
    }
  });

  test('is refused for all reasons at once, and nothing is written', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    await through(world, claimId, [[community, 'acceptClaim']]);
    const before = await inLists(world, 'select count(*) from event');
    const refused = await take(world, stranger, 'acceptClaim', {
      claimId,
      expectedVersion: 1,
      idempotencyKey: ' ',
    });
    expect(codes(refused)).toEqual([
      'INVALID_INPUT input.idempotencyKey',
      'FORBIDDEN input.claimId',
      'INVALID_STATE input.claimId',
      'VERSION_CONFLICT input.expectedVersion',
    ]);
    expect(refused.userErrors.at(-1)?.currentVersion).toBe(2);
    expect(await inLists(world, 'select count(*) from event')).toEqual(before);
  });

  test('of nothing, for a stranger, without the scope', async () => {
    const none = { claimId: 'clm-none', expectedVersion: 1 };
    expect(codes(await take(world, community, 'acceptClaim', none))).toEqual([
      'NOT_FOUND input.claimId',
    ]);
    const forOther = { ...none, actingForId: 'org-com-lianting' };
    expect(codes(await take(world, community, 'acceptClaim', forOther))).toEqual([
      'ACTING_FOR input.actingForId',
    ]);
    const reader = organisation('org-com-ningbao', 'COMMUNITY');
    await expect(take(world, reader, 'acceptClaim', none)).rejects.toThrow('FORBIDDEN');
  });

  test('comes too late at the end of the hold', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    await inLists(world, `update claim set expires_at = now() where id = $1`, [claimId]);
    const late = await take(world, community, 'acceptClaim', { claimId, expectedVersion: 2 });
    expect(codes(late)).toEqual(['INVALID_STATE input.claimId']);
  });

  test('again with the same key answers the same, with another input it is refused', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    const input = { claimId, expectedVersion: 1, idempotencyKey: 'accept-again' };
    await take(world, community, 'acceptClaim', input);
    const again = await take(world, community, 'acceptClaim', input);
    expect(again).toMatchObject({ replayed: true, userErrors: [], claim: { version: 2 } });
    const other = await take(world, community, 'acceptClaim', { ...input, expectedVersion: 2 });
    expect(codes(other)).toEqual(['IDEMPOTENCY_CONFLICT input.idempotencyKey']);
  });
});

describe('an end', () => {
  test('declined: what was held is free again', async () => {
    const claimId = await held(world, await arena(world, 2), 2);
    const input = { claimId, expectedVersion: 1, reason: 'NOT_SUITABLE' };
    const { claim } = await take(world, community, 'declineClaim', input);
    expect(claim).toMatchObject({
      state: 'DECLINED',
      reason: 'NOT_SUITABLE',
      demand: { state: 'LISTED', free: 2, held: 0, committed: 0 },
    });
  });

  test('released by the claimant after it was accepted: the demand is listed again', async () => {
    const at = await arena(world, 2);
    const claimId = await held(world, at, 2);
    await through(world, claimId, [[community, 'acceptClaim']]);
    const input = { claimId, expectedVersion: 2, reason: 'CLAIMANT_UNABLE' };
    const { claim } = await take(world, provider, 'releaseClaim', input);
    expect(claim).toMatchObject({ state: 'RELEASED', demand: { state: 'LISTED', free: 2 } });
    expect((await claimDemand(world, provider, { ...at, quantity: 2 })).claim?.state).toBe('HELD');
  });

  test('has a reason that this side may give', async () => {
    const claimId = await held(world, await arena(world, 1), 1);
    const input = { claimId, expectedVersion: 1, reason: 'NO_SHOW' };
    expect(codes(await take(world, provider, 'releaseClaim', input))).toEqual([
      'INVALID_INPUT input.reason',
    ]);
    await through(world, claimId, [[community, 'acceptClaim']]);
    const theirs = { ...input, expectedVersion: 2 };
    expect((await take(world, community, 'releaseClaim', theirs)).claim?.state).toBe('RELEASED');
  });
});

test('a community that provides by itself does not answer itself: the street does', async () => {
  const at = await arena(world, 1);
  await inLists(world, `update service_resource set provider_organisation_id = $2 where id = $1`, [
    at.resourceId,
    community.id,
  ]);
  const { claim } = await claimDemand(world, community, { ...at, quantity: 1 });
  const input = { claimId: claim?.id, expectedVersion: 1 };
  expect(codes(await take(world, community, 'acceptClaim', input))).toEqual([
    'FORBIDDEN input.claimId',
  ]);
  expect((await take(world, street, 'acceptClaim', input)).claim?.state).toBe('ACCEPTED');
});

test('whoever let a hold on a wish run out may take the wish again', async () => {
  const [wish] = await inLists<{ id: string }>(
    world,
    `select id from demand where kind = 'MICRO_WISH' and state = 'LISTED' and held = 0 order by id`,
  );
  const taker = person('per-longze-03', 'VOLUNTEER', ['claims:write']);
  const input = { demandId: wish?.id ?? '', quantity: 1 };
  const first = await claimDemand(world, taker, input);
  await inLists(world, 'update claim set expires_at = now() where id = $1', [first.claim?.id]);
  const second = await claimDemand(world, taker, input);
  expect(second).toMatchObject({ userErrors: [], claim: { state: 'HELD' } });
});

test('the ways on say who takes them and what stops the caller', async () => {
  const claimId = await held(world, await arena(world, 1), 1);
  const ways = async (actor: Parameters<typeof take>[1] | null) => {
    const { data } = await world.query(
      `{ claim(id: "${claimId}") { allowedTransitions {
        to mutation allowed reasonRequired whyNot(locale: EN) } } }`,
      {},
      { actor },
    );
    const { claim } = data as { claim: { allowedTransitions: Record<string, unknown>[] } };
    return claim.allowedTransitions;
  };
  expect(await ways(community)).toMatchObject([
    { to: 'ACCEPTED', mutation: 'acceptClaim', allowed: true, reasonRequired: false, whyNot: [] },
    { to: 'DECLINED', mutation: 'declineClaim', allowed: true, reasonRequired: true },
    { to: 'RELEASED', mutation: 'releaseClaim', allowed: false, reasonRequired: true },
  ]);
  expect((await ways(provider)).map(({ allowed }) => allowed)).toEqual([false, false, true]);
  expect((await ways(null))[0]?.whyNot).toEqual(['Credentials are needed.']);
});
