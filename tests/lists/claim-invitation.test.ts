// Asking parties to take up a demand, through the real gateway: each offer holds until its party
// answers or the time is over; all are asked or none, with every reason at its place.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '@lianjian/kernel/context';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../testkit/world.ts';
import { imbalances, inLists, type UserError } from './claiming.ts';
import { arena, community, elsewhere, held, platform, provider, street, take } from './stepping.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

interface Invited {
  claims: {
    id: string;
    state: string;
    openedBy: string;
    quantity: number;
    claimedAt: string | null;
    expiresAt: string;
    demand: { state: string; free: number; held: number };
  }[];
  replayed: boolean;
  userErrors: UserError[];
}

let keys = 0;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function invite(actor: Actor, input: Record<string, unknown>): Promise<Invited> {
  keys += 1;
  const { data, errors } = await world.query(
    `mutation ($input: InviteToClaimInput!) { inviteToClaim(input: $input) {
      claims { id state openedBy quantity claimedAt expiresAt demand { state free held } }
      replayed userErrors { code field limit entityId message } } }`,
    { input: { idempotencyKey: `invite-${keys}`, respondBy: inDays(3), ...input } },
    { actor, locale: 'EN' },
  );
  if (errors) {
    throw new Error(JSON.stringify(errors));
  }
  return (data as { inviteToClaim: Invited }).inviteToClaim;
}

const codes = ({ userErrors }: { userErrors: UserError[] }) =>
  userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);

/** A demand, and offers of the provider's resource for it. */
async function offers(...quantities: number[]) {
  const { demandId, resourceId } = await arena(world, 4);
  const invitees = quantities.map((quantity) => ({
    providerId: provider.id,
    resourceId,
    quantity,
  }));
  return { demandId, invitees };
}

test('each party is held for, and answers for itself', async () => {
  const { claims, userErrors } = await invite(community, await offers(1, 2));
  expect(userErrors).toEqual([]);
  const demand = { state: 'LISTED', free: 1, held: 3 };
  const offered = { state: 'OFFERED', openedBy: 'COMMUNITY', claimedAt: null, demand };
  expect(claims).toMatchObject([
    { ...offered, quantity: 1 },
    { ...offered, quantity: 2 },
  ]);
  const [first, second] = claims.map(({ id }) => ({ claimId: id, expectedVersion: 1 }));
  const own = await take(world, community, 'acceptClaim', first ?? {});
  expect(codes(own)).toEqual(['FORBIDDEN input.claimId']);
  const accepted = await take(world, provider, 'acceptClaim', first ?? {});
  expect(accepted.claim).toMatchObject({
    state: 'ACCEPTED',
    demand: { free: 1, held: 2, committed: 1 },
  });
  const reason = 'CLAIMANT_UNABLE';
  const declined = await take(world, provider, 'declineClaim', { ...second, reason });
  expect(declined.claim).toMatchObject({
    state: 'DECLINED',
    demand: { free: 3, held: 0, committed: 1 },
  });
});

test('an offer is over when nobody answers, or taken back by the community', async () => {
  const { claims } = await invite(street, await offers(2, 2));
  const [first, second] = claims.map(({ id }) => id);
  await inLists(world, 'update claim set expires_at = now() where id = $1', [first]);
  const late = { claimId: first, expectedVersion: 2 };
  expect(codes(await take(world, provider, 'acceptClaim', late))).toEqual([
    'INVALID_STATE input.claimId',
  ]);
  const back = { claimId: second, expectedVersion: 1, reason: 'NO_LONGER_NEEDED' };
  const { claim } = await take(world, community, 'releaseClaim', back);
  expect(claim).toMatchObject({ state: 'RELEASED', demand: { free: 4, held: 0 } });
});

test('all are asked or none: together they may not ask for more than there is', async () => {
  const input = await offers(3, 2);
  const refused = await invite(community, input);
  expect(refused.claims).toEqual([]);
  expect(codes(refused)).toEqual([
    'NOT_ENOUGH_LEFT input.invitees.1.quantity',
    'NO_CAPACITY input.invitees.1.quantity',
  ]);
  const made = 'select 1 from claim where demand_id = $1';
  expect(await inLists(world, made, [input.demandId])).toEqual([]);
});

test('every reason is told at its place', async () => {
  const { demandId, invitees } = await offers(1, 0);
  const wrong = [
    { ...invitees[0], providerId: 'org-nb-unit-k' },
    { ...invitees[1] },
    { providerId: 'org-nobody', quantity: 1 },
    { providerId: elsewhere.id, quantity: 1 },
  ];
  const input = { demandId, invitees: wrong, respondBy: inDays(40) };
  expect(codes(await invite(elsewhere, input)).sort()).toEqual([
    'FORBIDDEN input.demandId',
    'FORBIDDEN input.invitees.3.providerId',
    'INVALID_INPUT input.respondBy',
    'INVALID_QUANTITY input.invitees.1.quantity',
    'NOT_FOUND input.invitees.2.providerId',
    'NOT_PROVIDER input.invitees.0.resourceId',
    'RESOURCE_REQUIRED input.invitees.3.resourceId',
  ]);
  expect(codes(await invite(community, { demandId, invitees: [] }))).toEqual([
    'INVALID_INPUT input.invitees',
  ]);
  const past = { demandId, invitees: invitees.slice(0, 1), respondBy: inDays(-1) };
  expect(codes(await invite(community, past))).toEqual(['INVALID_INPUT input.respondBy']);
  const none = { ...past, demandId: 'dem-none' };
  expect(codes(await invite(community, none))).toEqual(['NOT_FOUND input.demandId']);
});

test('the same key asks nobody twice', async () => {
  const input = { ...(await offers(1, 1)), respondBy: inDays(2), idempotencyKey: 'invite-again' };
  const answers = await Promise.all(Array.from({ length: 8 }, () => invite(community, input)));
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ claims }) => claims.map(({ id }) => id).join())).size).toBe(1);
  const other = await invite(community, { ...input, respondBy: inDays(5) });
  expect(codes(other)).toEqual(['IDEMPOTENCY_CONFLICT input.idempotencyKey']);
});

const WAITING = `select 1 from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`;

test('of a party whose hold runs out while the invitation waits is made, not broken off', async () => {
  const { demandId } = await arena(world, 4);
  const volunteer = 'per-longze-01';
  const claimId = 'clm-runs-out';
  await inLists(world, `update demand set kind = 'MICRO_WISH', held = 4 where id = $1`, [demandId]);
  await inLists(
    world,
    `insert into claim select (jsonb_populate_record(c, jsonb_build_object('id', $1::text,
      'demand_id', $2::text, 'resource_id', null, 'claimant_organisation_id', null,
      'claimant_person_id', $3::text, 'quantity', 4, 'delivered', 0, 'confirmed', 0, 'state', 'HELD',
      'expires_at', now() + interval '1 day', 'closed_at', null, 'accepted_at', null, 'reason', null))).*
    from claim c limit 1`,
    [claimId, demandId, volunteer],
  );
  const other = new pg.Client({
    connectionString: world.adminUrl,
    options: '-c search_path=lists,extensions',
  });
  await other.connect();
  await other.query('begin');
  await other.query('select 1 from demand where id = $1 for update', [demandId]);
  const invitees = [{ providerId: volunteer, quantity: 4 }];
  const invited = invite(community, { demandId, invitees });
  // It has looked for holds that are over when it waits for the demand, and meets it after that.
  while ((await inLists(world, WAITING)).length === 0) {
    await sleep(20);
  }
  await inLists(world, 'update claim set expires_at = now() where id = $1', [claimId]);
  await other.query('commit');
  await other.end();
  expect(await invited).toMatchObject({
    userErrors: [],
    claims: [{ state: 'OFFERED', demand: { held: 4, free: 0 } }],
  });
  const [row] = await inLists(world, 'select state::text from claim where id = $1', [claimId]);
  expect(row).toEqual({ state: 'EXPIRED' });
}, 20_000);

test('its demand tells the community that it may ask, nobody else, and that it takes a resource', async () => {
  const at = await arena(world, 1);
  const told = async (actor: Actor) => {
    const query = `query ($id: ID!) { demand(id: $id) {
      allowedTransitions { mutation allowed resourceRequired whyNot(locale: EN) } } }`;
    const { data } = await world.query(query, { id: at.demandId }, { actor });
    const { demand } = data as { demand: { allowedTransitions: { mutation: string }[] } };
    return demand.allowedTransitions.find(({ mutation }) => mutation === 'inviteToClaim');
  };
  for (const actor of [community, street, platform]) {
    expect(await told(actor)).toMatchObject({ allowed: true, resourceRequired: true, whyNot: [] });
  }
  const whyNot = ['Only the community of the demand, or an area above it, may ask for it.'];
  expect(await told(elsewhere)).toMatchObject({ allowed: false, whyNot });
  const claimId = await held(world, at, 1);
  expect(await told(community)).toMatchObject({
    whyNot: ['Nothing of the demand is left to claim.'],
  });
  await take(world, platform, 'acceptClaim', { claimId, expectedVersion: 1 });
  expect(await told(community)).toBeUndefined();
});
