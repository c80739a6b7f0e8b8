// Under which agreement something is needed, offered or claimed: named by the input, asked of the owner
// of agreements, and refused where it is not in force, does not cover the place, or is of others.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, inLists, unit } from './claiming.ts';
import { ningbao, take } from './demand-stepping.ts';
import { ningbao as list, publishResource } from './offering.ts';
import { arena } from './stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await inLists(
    world,
    `update agreements.agreement set state = 'SIGNED', in_force_from = '2999-01-01'
      where id = 'agr-nb-e'`,
  );
});
afterAll(() => world.close());

const unitG = unit('org-nb-unit-g');
const URGENT = { ...NEED, urgency: 'EMERGENCY' };

/** An arena whose resource is of unit G, under an agreement or none. */
async function arenaOfG(agreementId: string | null) {
  const at = await arena(world, 2);
  await inLists(
    world,
    'update service_resource set provider_organisation_id = $2, agreement_id = $3 where id = $1',
    [at.resourceId, unitG.id, agreementId],
  );
  return at;
}

async function underWhich(table: 'claim' | 'demand', id: string | undefined) {
  const [row] = await inLists<{ agreement: string | null }>(
    world,
    `select agreement_id as agreement from ${table} where id = $1`,
    [id],
  );
  return row?.agreement;
}

const told = (found: readonly { code: string; field: string[] | null; message: string }[]) =>
  found.map(({ code, field, message }) => `${code} ${field?.at(-1)} ${message}`);

const WRONG = {
  'agr-nothing': 'NOT_FOUND agreementId',
  'agr-fangzhi': 'INVALID_INPUT agreementId',
  'agr-nb-e': 'INVALID_INPUT agreementId',
};

test('a need belongs to an agreement that covers its place, and the log says which', async () => {
  const { demand } = await submitDemand.done(world, ningbao, {
    ...URGENT,
    agreementId: 'agr-nb-a',
  });
  expect(await underWhich('demand', demand?.id as string)).toBe('agr-nb-a');
  await take(world, 'sortDemand', ningbao, demand?.id as string, { agreementId: 'agr-nb-d' });
  expect(await underWhich('demand', demand?.id as string)).toBe('agr-nb-d');
  await take(world, 'sortDemand', ningbao, demand?.id as string, { title: '补种灌木' });
  expect(await underWhich('demand', demand?.id as string)).toBe('agr-nb-d');
  await take(world, 'sortDemand', ningbao, demand?.id as string, { agreementId: null });
  expect(await underWhich('demand', demand?.id as string)).toBeNull();
  await take(world, 'sortDemand', ningbao, demand?.id as string, { agreementId: 'agr-nb-d' });
  const { data } = await world.query(
    `query ($id: ID!) { demand(id: $id) { agreement { id title } history { nodes { changes } } } }`,
    { id: demand?.id },
    { actor: ningbao },
  );
  expect(data).toMatchObject({ demand: { agreement: { id: 'agr-nb-d' } } });
  expect(JSON.stringify(data)).toContain('agreementId');
});

test('to take an agreement off is another input than not to speak of it', async () => {
  const { demand } = await submitDemand.done(world, ningbao, {
    ...URGENT,
    agreementId: 'agr-nb-a',
  });
  const id = demand?.id as string;
  const silent = { idempotencyKey: 'silent', expectedVersion: 1 };
  expect(faults(await take(world, 'sortDemand', ningbao, id, silent))).toEqual([]);
  const off = { ...silent, agreementId: null };
  expect(faults(await take(world, 'sortDemand', ningbao, id, off))).toEqual([
    'IDEMPOTENCY_CONFLICT idempotencyKey',
  ]);
  expect(await underWhich('demand', id)).toBe('agr-nb-a');
});

test.each(Object.entries(WRONG))('no need and no sorting under %s', async (agreementId, fault) => {
  const refused = await submitDemand.done(world, ningbao, { ...URGENT, agreementId });
  expect(faults(refused)).toEqual([fault]);
  const { demand } = await submitDemand.done(world, ningbao, URGENT);
  const sorted = await take(world, 'sortDemand', ningbao, demand?.id as string, { agreementId });
  expect(faults(sorted)).toEqual([fault]);
});

test('a claim is under the agreement of its resource, or under the one that it names', async () => {
  const under = await claimDemand(world, unitG, { ...(await arenaOfG('agr-nb-g')), quantity: 1 });
  expect(await underWhich('claim', under.claim?.id)).toBe('agr-nb-g');
  const at = await arenaOfG(null);
  const named = { ...at, quantity: 1, agreementId: 'agr-nb-g' };
  const claimed = await claimDemand(world, unitG, named);
  expect(await underWhich('claim', claimed.claim?.id)).toBe('agr-nb-g');
  const none = await claimDemand(world, unitG, { ...at, quantity: 1 });
  expect(await underWhich('claim', none.claim?.id)).toBeNull();
});

test('no claim under an agreement of others, nor under another than the resource', async () => {
  const at = { ...(await arenaOfG('agr-nb-g')), quantity: 1 };
  const under = async (agreementId: string) =>
    told((await claimDemand(world, unitG, { ...at, agreementId })).userErrors);
  const noParty = 'INVALID_INPUT agreementId org-nb-unit-g is no party to the agreement.';
  const other = 'INVALID_INPUT agreementId The resource is offered under another agreement.';
  expect(await under('agr-nb-a')).toEqual([noParty, other]);
  expect(await under('agr-nb-e')).toEqual([
    'INVALID_INPUT agreementId The agreement is not in force.',
    noParty,
    other,
  ]);
  expect(await under('agr-fangzhi')).toEqual([
    'INVALID_INPUT agreementId The agreement does not cover the place.',
    noParty,
    other,
  ]);
});

test('an offer is under an agreement in force that covers something of the community', async () => {
  const offer = {
    ...{ areaId: 'com-ningbao', providerId: 'org-nb-unit-e', title: '英语角' },
    ...{ category: 'LANGUAGE_CLASS', unit: 'SESSION', capacityPerQuarter: 2 },
  };
  const under = async (agreementId: string, providerId: string) =>
    faults(await publishResource.done(world, list, { ...offer, providerId, agreementId }));
  expect(await under('agr-nb-e', 'org-nb-unit-e')).toEqual(['INVALID_INPUT agreementId']);
  expect(await under('agr-fangzhi', 'org-com-ningbao')).toEqual([
    'INVALID_INPUT agreementId',
    'INVALID_INPUT agreementId',
  ]);
  expect(await under('agr-nb-g', 'org-nb-unit-g')).toEqual([]);
});

test('nothing is written while the owner of agreements is down', async () => {
  const executor = world.executors.get('agreements');
  setPeer('agreements', () => Promise.reject(new Error('down')));
  const refused = await submitDemand.done(world, ningbao, { ...URGENT, agreementId: 'agr-nb-a' });
  if (executor) {
    setPeer('agreements', executor);
  }
  expect(faults(refused)).toEqual(['PEER_UNAVAILABLE agreementId']);
});
