// From the accepted claim to the rated service through the real gateway: reported by who provides,
// returned or confirmed by the other side alone, what is not confirmed free again, and the demand's
// state following; after every test both lists are in balance.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { claimDemand, imbalances, inLists } from './claiming.ts';
import {
  arena,
  community,
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

const REPORT = {
  quantity: 3,
  outputs: [
    { metric: 'residentsAdvised', value: '41', unit: 'person', qualifier: 'MORE_THAN' },
    { metric: 'hours', value: '2.5', unit: 'hour' },
  ],
  evidence: [{ title: 'Sign-in sheet', url: 'https://files.example.org/sheet.pdf' }],
};

/** A claim of three that is being served. */
async function inService() {
  const claimId = await held(world, await arena(world, 3), 3);
  await through(world, claimId, [
    [community, 'acceptClaim'],
    [provider, 'startService'],
  ]);
  return claimId;
}

test('what is delivered, and confirmed in part, goes back for the rest', async () => {
  const claimId = await inService();
  const reported = await through(world, claimId, [[provider, 'reportDelivery', REPORT]]);
  expect(reported.claim).toMatchObject({
    state: 'DELIVERED',
    version: 4,
    delivered: 3,
    confirmed: 0,
    demand: { state: 'DELIVERED', free: 0, committed: 3 },
  });
  const part = await through(world, claimId, [[community, 'confirmDelivery', { quantity: 2 }]]);
  expect(part.claim).toMatchObject({
    state: 'CONFIRMED',
    delivered: 3,
    confirmed: 2,
    demand: { state: 'LISTED', free: 1, held: 0, committed: 2 },
  });
});

test('a demand is confirmed when all of it is, by however many', async () => {
  const at = await arena(world, 3);
  const states: (string | undefined)[] = [];
  for (const quantity of [1, 2]) {
    const claimId = await held(world, at, quantity);
    const last = await through(world, claimId, [
      [community, 'acceptClaim'],
      [provider, 'startService'],
      [provider, 'reportDelivery', { quantity }],
      [recipient, 'confirmDelivery', { quantity }],
    ]);
    states.push(last.claim?.demand.state);
  }
  expect(states).toEqual(['LISTED', 'CONFIRMED']);
  const log = await inLists<{ type: string }>(
    world,
    'select type from event where entity_id = $1 order by seq',
    [at.demandId],
  );
  expect(log.map(({ type }) => type)).toEqual([
    'demand.held',
    'demand.committed',
    'demand.held',
    'demand.committed',
    'demand.delivered',
    'demand.confirmed',
  ]);
});

test('what it brought is told to all, what proves it to members', async () => {
  const claimId = await inService();
  await through(world, claimId, [[provider, 'reportDelivery', REPORT]]);
  const shown = async (actor: Parameters<typeof take>[1] | null) => {
    const { data } = await world.query(
      `{ claim(id: "${claimId}") { evidence { title url provenance version }
        outputs { metric quantity { value qualifier unit } } } }`,
      {},
      { actor },
    );
    return (data as { claim: { evidence: unknown[]; outputs: unknown[] } }).claim;
  };
  const { evidence, outputs } = await shown(provider);
  expect(evidence).toEqual([{ ...REPORT.evidence[0], provenance: 'ENTERED', version: 1 }]);
  expect(outputs).toEqual([
    {
      metric: 'residentsAdvised',
      quantity: { value: '41', qualifier: 'MORE_THAN', unit: 'person' },
    },
    { metric: 'hours', quantity: { value: '2.5', qualifier: 'EXACT', unit: 'hour' } },
  ]);
  expect((await shown(street)).evidence).toEqual(evidence);
  expect(await shown(stranger)).toEqual({ evidence: [], outputs });
  expect(await shown(null)).toEqual({ evidence: [], outputs });
});

test('a delivery that is returned is reported anew, in the place of the first report', async () => {
  const claimId = await inService();
  await through(world, claimId, [[provider, 'reportDelivery', REPORT]]);
  const back = await through(world, claimId, [
    [recipient, 'returnDelivery', { reason: 'INCOMPLETE' }],
  ]);
  expect(back.claim).toMatchObject({
    state: 'IN_SERVICE',
    delivered: 0,
    reason: 'INCOMPLETE',
    demand: { state: 'CLAIMED', free: 0, committed: 3 },
  });
  const again = await through(world, claimId, [[provider, 'reportDelivery', { quantity: 3 }]]);
  expect(again.claim).toMatchObject({ state: 'DELIVERED', reason: null });
  const left = await inLists(world, 'select 1 from output where claim_id = $1', [claimId]);
  expect(left).toEqual([]);
});

test('a report is refused with all that is wrong with it', async () => {
  const claimId = await inService();
  const refused = await take(world, provider, 'reportDelivery', {
    claimId,
    expectedVersion: 3,
    quantity: 4,
    outputs: [{ metric: ' ', value: '-1', unit: 'x'.repeat(21) }],
    evidence: [{ title: '', url: 'http://files.example.org' }],
  });
  expect(codes(refused)).toEqual([
    'INVALID_INPUT input.outputs.0.metric',
    'INVALID_INPUT input.outputs.0.unit',
    'INVALID_QUANTITY input.outputs.0.value',
    'INVALID_INPUT input.evidence.0.title',
    'INVALID_INPUT input.evidence.0.url',
    'INVALID_QUANTITY input.quantity',
  ]);
  expect(refused.userErrors.at(-1)?.limit).toBe(3);
  expect(await inLists(world, 'select 1 from output where claim_id = $1', [claimId])).toEqual([]);
});

test('who provides confirms and rates nothing, nor does a stranger', async () => {
  const claimId = await inService();
  await through(world, claimId, [[provider, 'reportDelivery', { quantity: 2 }]]);
  for (const actor of [provider, stranger]) {
    const refused = await take(world, actor, 'confirmDelivery', {
      claimId,
      expectedVersion: 4,
      quantity: 3,
    });
    expect(codes(refused)).toEqual(['FORBIDDEN input.claimId', 'INVALID_QUANTITY input.quantity']);
  }
  await through(world, claimId, [[street, 'confirmDelivery', { quantity: 2 }]]);
  expect(codes(await take(world, provider, 'rateService', { claimId, score: 5 }))).toEqual([
    'FORBIDDEN input.claimId',
  ]);
});

test('whoever works for the provider, or with it, is the provider', async () => {
  const claimId = await inService();
  await through(world, claimId, [[provider, 'reportDelivery', { quantity: 3 }]]);
  await inLists(
    world,
    `insert into claim_partner (id, claim_id, organisation_id) values ($1, $1, 'org-com-ningbao')`,
    [claimId],
  );
  const input = { claimId, expectedVersion: 4, quantity: 3 };
  const both = person(recipient.id, 'COMMUNITY', ['claims:write'], [provider.id]);
  for (const actor of [community, both]) {
    expect(codes(await take(world, actor, 'confirmDelivery', input))).toEqual([
      'FORBIDDEN input.claimId',
    ]);
  }
  expect((await take(world, recipient, 'confirmDelivery', input)).claim?.state).toBe('CONFIRMED');
});

test('a service is rated once by each, from 1 to 5, and the claim keeps its version', async () => {
  const claimId = await inService();
  const early = await take(world, recipient, 'rateService', { claimId, score: 6, comment: '' });
  expect(codes(early)).toEqual([
    'INVALID_INPUT input.score',
    'INVALID_INPUT input.comment',
    'INVALID_STATE input.claimId',
  ]);
  await through(world, claimId, [
    [provider, 'reportDelivery', { quantity: 3 }],
    [community, 'confirmDelivery', { quantity: 3 }],
  ]);
  const [before] = await inLists<{ now: Date }>(world, 'select clock_timestamp() as now');
  const mine = { claimId, score: 5, comment: '讲得清楚', channel: 'VISIT', idempotencyKey: 'rate' };
  expect((await take(world, recipient, 'rateService', mine)).claim?.version).toBe(5);
  expect((await take(world, recipient, 'rateService', mine)).replayed).toBe(true);
  const twice = await take(world, recipient, 'rateService', { claimId, score: 1 });
  expect(codes(twice)).toEqual(['DUPLICATE input.claimId']);
  await take(world, community, 'rateService', { claimId, score: 4 });
  const read = `{ claims(filter: { id: { eq: "${claimId}" }, updatedAt: { gte: "${before?.now.toISOString()}" } }) { nodes { rating version } } }`;
  const synced = await world.query(read, {}, { actor: community });
  expect(synced.data).toEqual({ claims: { nodes: [{ rating: '4.5', version: 5 }] } });
  const { data } = await world.query(
    `{ claim(id: "${claimId}") { rating ratings { totalCount nodes { score comment channel } } } }`,
  );
  expect(data).toEqual({
    claim: {
      rating: '4.5',
      ratings: {
        totalCount: 2,
        nodes: [
          { score: 5, comment: '讲得清楚', channel: 'VISIT' },
          { score: 4, comment: null, channel: null },
        ],
      },
    },
  });
});

test('who signed up is chosen while enough is left', async () => {
  const [order] = await inLists<{ id: string }>(
    world,
    `select id from demand where kind = 'REPAIR_ORDER' and state = 'LISTED' order by id`,
  );
  const members = ['per-qianshang-05', 'per-qianshang-06'].map((id) =>
    person(id, 'VOLUNTEER', ['claims:write']),
  );
  const ids: (string | undefined)[] = [];
  for (const member of members) {
    const made = await claimDemand(world, member, { demandId: order?.id ?? '', quantity: 1 });
    ids.push(made.claim?.id);
  }
  const [place] = await inLists<{ area_id: string }>(
    world,
    'select area_id from demand where id = $1',
    [order?.id],
  );
  const chooser = { ...community, id: `org-${place?.area_id}` };
  const actor = { ...chooser, organisationIds: [chooser.id] };
  const first = await take(world, actor, 'chooseClaim', { claimId: ids[0], expectedVersion: 1 });
  expect(first.claim).toMatchObject({ state: 'ACCEPTED', demand: { state: 'CLAIMED', free: 0 } });
  const second = await take(world, actor, 'chooseClaim', { claimId: ids[1], expectedVersion: 1 });
  expect(codes(second)).toEqual(['ALREADY_CLAIMED input.claimId']);
  const declined = await take(world, actor, 'declineClaim', {
    claimId: ids[1],
    expectedVersion: 1,
    reason: 'NOT_CHOSEN',
  });
  expect(declined.claim).toMatchObject({ state: 'DECLINED', demand: { state: 'CLAIMED' } });
});
