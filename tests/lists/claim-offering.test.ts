// A unit that has nothing on a list offers and claims in one act: both are there or neither, once for
// one key, and what stands against the one is told together with what stands against the other.
import type { Actor } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { imbalances, inLists } from './claiming.ts';
import { unitH } from './offering.ts';
import { arena } from './stepping.ts';

const claimDemand = commandOf({
  subgraph: 'lists',
  mutation: 'claimDemand',
  field: 'claim',
  selection: `id state quantity agreement { id } demand { free held }
    resource { id title state version capacityPerQuarter listedIn { id } serviceAreas { id }
      provider { ... on Organisation { id } } history { nodes { type } } availability(quarter: "2023-Q2") { free held } }`,
});

const OFFER = {
  title: '社区讲座',
  category: 'POLICY_ADVICE',
  unit: 'SESSION',
  capacityPerQuarter: 3,
  availableFrom: '2023-01-01',
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(async () => {
  expect(await imbalances(world)).toEqual([]);
});

const rows = () =>
  inLists<{ resources: number; claims: number }>(
    world,
    `select (select count(*)::int from service_resource) as resources,
      (select count(*)::int from claim) as claims`,
  );

/** What the demand of an arena asks for, so that an offer can be made that fits it. */
async function needed(quantity: number) {
  const { demandId } = await arena(world, quantity);
  const [row] = await inLists<{ category: string; unit: string; audience: string }>(
    world,
    'select category::text, unit::text, audience::text from demand where id = $1',
    [demandId],
  );
  const { audience = 'ANY', ...same } = row ?? {};
  return { demandId, offer: { ...OFFER, ...same, audiences: [audience] } };
}

const claim = (input: object, actor: Actor = unitH) => claimDemand.done(world, actor, input);

test('publishes onto the list of the demand and holds on both', async () => {
  const { demandId, offer } = await needed(5);
  const { claim: made, userErrors } = await claim({ demandId, quantity: 2, offer });
  expect(userErrors).toEqual([]);
  expect(made).toMatchObject({
    state: 'HELD',
    quantity: 2,
    demand: { free: 3, held: 2 },
    resource: {
      title: '社区讲座',
      state: 'OFFERED',
      version: 1,
      listedIn: { id: 'com-ningbao' },
      serviceAreas: [{ id: 'com-ningbao' }],
      provider: { id: unitH.id },
      availability: { free: 1, held: 2 },
      history: { nodes: [{ type: 'resource.published' }, { type: 'resource.held' }] },
    },
  });
});

test('does it once for one key, twenty times at once and with the default written out', async () => {
  const { demandId, offer } = await needed(5);
  const before = await rows();
  const input = { demandId, quantity: 1, offer, idempotencyKey: 'offered once' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => claim(input)));
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  const again = await claim({ ...input, offer: { ...offer, serviceAreaIds: ['com-ningbao'] } });
  expect(again).toMatchObject({ replayed: true, claim: { id: answers[0]?.claim?.id } });
  expect(await rows()).toEqual(
    before.map(({ resources, claims }) => ({ resources: resources + 1, claims: claims + 1 })),
  );
  const other = await claim({ ...input, offer: { ...offer, capacityPerQuarter: 4 } });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('writes neither when anything stands against either, and says all of it', async () => {
  const { demandId, offer } = await needed(2);
  const before = await rows();
  const wrong = {
    demandId,
    resourceId: 'res-nb-03',
    quantity: 3,
    offer: {
      ...offer,
      title: ' ',
      unit: offer.unit === 'TONNE' ? 'TRIP' : 'TONNE',
      category: 'FREIGHT',
      capacityPerQuarter: 1,
      availableTo: '2022-01-01',
      deliveredById: 'org-nobody',
      serviceAreaIds: ['com-lianting'],
    },
  };
  expect(faults(await claim(wrong))).toEqual([
    'INVALID_INPUT offer',
    'INVALID_INPUT offer.title',
    'NOT_FOUND offer.deliveredById',
    'FORBIDDEN claimantId',
    'NOT_ENOUGH_LEFT quantity',
    'CATEGORY offer',
    'UNIT offer',
    'OUTSIDE_SERVICE_AREA offer',
    'NO_CAPACITY quantity',
    'OUTSIDE_TIME_WINDOW offer',
    'INVALID_INPUT offer.availableFrom',
  ]);
  const alone = { ...offer, serviceAreaIds: ['com-lianting'] };
  expect(faults(await claim({ demandId, quantity: 1, offer: alone }))).toEqual([
    'OUTSIDE_SERVICE_AREA offer.serviceAreaIds',
    'OUTSIDE_SERVICE_AREA offer',
  ]);
  expect(await rows()).toEqual(before);
});

test('is not for kinds that name no resource, nor without the scope, nor for no demand', async () => {
  const { demandId, offer } = await needed(2);
  await inLists(world, `update demand set kind = 'REPAIR_ORDER' where id = $1`, [demandId]);
  const input = { demandId, quantity: 1, offer };
  const scoped = organisation(unitH.id, 'PROPERTY_FIRM', ['claims:write', 'resources:write']);
  expect(faults(await claim({ ...input, demandId: 'dem-none' }, scoped))).toEqual([
    'NOT_FOUND demandId',
  ]);
  await inLists(world, `update demand set kind = 'COMMUNITY_PROJECT' where id = $1`, [demandId]);
  const claimer = organisation(unitH.id, 'PARTNER_UNIT', ['claims:write']);
  const { errors } = await claimDemand.tried(world, claimer, input);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', scope: 'resources:write' });
});

test('writes nothing while the owner of what is named is down', async () => {
  const { demandId, offer } = await needed(2);
  const before = await rows();
  const executor = world.executors.get('compounds');
  setPeer('compounds', () => Promise.reject(new Error('down')));
  const named = { ...offer, serviceAreaIds: ['com-ningbao'], serviceCompoundIds: ['cmp-ningbao'] };
  const answer = await claim({ demandId, quantity: 1, offer: named });
  if (executor) {
    setPeer('compounds', executor);
  }
  expect(faults(answer)).toEqual(['PEER_UNAVAILABLE offer.serviceCompoundIds.0']);
  expect(await rows()).toEqual(before);
});

test('of two that offer for the last one, one is held and one is published', async () => {
  const { demandId, offer } = await needed(1);
  const before = await rows();
  const unitI = organisation('org-nb-unit-i', 'PARTNER_UNIT', ['claims:write', 'resources:write']);
  const answers = await Promise.all(
    [unitH, unitI].map((actor) => claim({ demandId, quantity: 1, offer }, actor)),
  );
  expect(answers.filter(({ claim: made }) => made)).toHaveLength(1);
  expect(answers.flatMap(faults)).toEqual(['ALREADY_CLAIMED demandId']);
  expect(await rows()).toEqual(
    before.map(({ resources, claims }) => ({ resources: resources + 1, claims: claims + 1 })),
  );
});
