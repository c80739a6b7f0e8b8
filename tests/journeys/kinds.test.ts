// Each kind through the gateway, from the first word to the end: what is claimed to its confirmation,
// what is assigned to its reply or resolution; and where its stage stands on the way. Freight goes both
// ways, in freight.test.ts.
import type { Actor } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { actsIn, communityOf, NEED, ofClaim, ofDemand, SCOPES } from './acts.ts';

const ningbao = communityOf('com-ningbao');
const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
const officer = person('per-nb-resident-1', 'VOLUNTEER', SCOPES);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const { act, listed, delivered } = actsIn(() => world);

test('a community project is met with what a unit has listed', async () => {
  const need = { kind: 'COMMUNITY_PROJECT', compoundId: 'cmp-ningbao' };
  const { id: demandId, stage } = await listed(ningbao, need);
  expect(stage).toBeNull();
  const claim = { demandId, resourceId: 'res-nb-03', quantity: 1 };
  const held = await act(unit, 'claimDemand', claim, 'claim');
  expect(held.state).toBe('HELD');
  const accepted = await act(ningbao, 'acceptClaim', ofClaim(held), 'claim', 'ClaimStepInput');
  await delivered(ningbao, unit, accepted);
});

test('a wish is fulfilled by one person', async () => {
  const shanhai = communityOf('com-shanhai');
  const volunteer = person('per-longze-01', 'VOLUNTEER', SCOPES);
  const need = { kind: 'MICRO_WISH', compoundId: 'cmp-longze', unit: 'ITEM', title: '一副老花镜' };
  const wish = await listed(shanhai, need);
  expect(wish.stage).toBe('COLLECTED');
  const claim = { demandId: wish.id, quantity: 1 };
  const held = await act(volunteer, 'claimDemand', claim, 'claim');
  const accepted = await act(shanhai, 'acceptClaim', ofClaim(held), 'claim', 'ClaimStepInput');
  expect(accepted.demand?.stage).toBe('CLAIMED');
  await delivered(shanhai, volunteer, accepted);
  const { data } = await world.query(
    `{ demand(id: "${wish.id}") { stage } }`,
    {},
    { actor: shanhai },
  );
  expect(data).toEqual({ demand: { stage: 'FULFILLED' } });
});

test('a repair order is attended by who was chosen of those who signed up, and recorded', async () => {
  const qianshang = communityOf('com-qianshang');
  const [first, second] = ['01', '03'].map((n) =>
    person(`per-qianshang-${n}`, 'VOLUNTEER', SCOPES),
  );
  const order = await listed(qianshang, {
    kind: 'REPAIR_ORDER',
    compoundId: 'cmp-qianshang',
    category: 'INDOOR_REPAIR',
    title: '木门合不上',
    skill: 'INDOOR_REPAIR',
    contact: '内线 7',
    dwelling: '5号楼',
  });
  expect(order.stage).toBe('PUBLISHED');
  const claim = { demandId: order.id, quantity: 1 };
  const signedUp = await act(first as Actor, 'claimDemand', claim, 'claim');
  await act(second as Actor, 'claimDemand', claim, 'claim');
  expect(signedUp.state).toBe('APPLIED');
  const chosen = await act(qianshang, 'chooseClaim', ofClaim(signedUp), 'claim', 'ClaimStepInput');
  expect(chosen.demand?.stage).toBe('GRABBED');
  const started = await delivered(qianshang, first as Actor, chosen);
  expect(started.demand?.stage).toBe('ON_SITE');
  const query = `{ area(id: "com-qianshang") { repairRecords(orderBy: [{ field: REPAIRED_ON, direction: DESC }], first: 1) {
    nodes { id item building contact requester { id } repairers { ... on Person { id } } result compound { id } } } } }`;
  const records = async (actor: Actor) =>
    (await world.query(query, {}, { actor })).data as {
      area: { repairRecords: { nodes: object[] } };
    };
  const line = {
    id: order.id,
    item: '木门合不上',
    building: '5号楼',
    contact: '内线 7',
    requester: null,
    repairers: [{ id: 'per-qianshang-01' }],
    result: 'CONFIRMED',
    compound: { id: 'cmp-qianshang' },
  };
  expect((await records(qianshang)).area.repairRecords.nodes).toEqual([line]);
  // Whoever attended reads the line, but what is private has served its purpose.
  expect((await records(first as Actor)).area.repairRecords.nodes).toEqual([
    { ...line, building: null, contact: null },
  ]);
  expect((await records(unit)).area.repairRecords.nodes).toEqual([]);
});

test('a kiosk case is looked at, settled and answered', async () => {
  const need = {
    kind: 'CASE',
    channel: 'KIOSK',
    compoundId: 'cmp-ningbao',
    category: 'PUBLIC_REPAIR',
  };
  const said = await act(resident, 'submitDemand', { ...NEED, ...need, title: '楼道墙面渗水' });
  expect(said).toMatchObject({ state: 'COLLECTED', stage: 'RECEIVED' });
  const handlers = { ...ofDemand(said), handlerIds: [officer.id] };
  const sent = await act(ningbao, 'dispatchDemand', handlers);
  const taken = await act(
    officer,
    'acknowledgeDemand',
    ofDemand(sent),
    'demand',
    'DemandStepInput',
  );
  const photo = { title: '渗水处', url: 'https://example.org/wall.jpg' };
  const seen = { ...ofDemand(taken), to: 'INSPECTED', evidence: [photo] };
  const inspected = await act(officer, 'advanceStage', seen);
  const escalated = await act(officer, 'advanceStage', { ...ofDemand(inspected), to: 'ESCALATED' });
  const work = { ...ofDemand(escalated), to: 'JOINT_WORK', note: '三楼落水管断开。' };
  const worked = await act(ningbao, 'advanceStage', work);
  const resolution = { ...ofDemand(worked), resolution: '落水管已接好。' };
  const resolved = await act(officer, 'resolveDemand', resolution);
  expect(resolved).toMatchObject({ state: 'RESOLVED', stage: 'RESOLVED' });
  const reply = { ...ofDemand(resolved), to: 'REPLIED', note: '已当面回复反映人。' };
  const replied = await act(ningbao, 'advanceStage', reply);
  expect(replied).toMatchObject({ state: 'CONFIRMED', stage: 'REPLIED' });
});

test('an errand is done by who took it on', async () => {
  const need = { kind: 'PROXY_ERRAND', compoundId: 'cmp-ningbao', category: 'ADMIN_PROXY' };
  const said = await act(ningbao, 'submitDemand', { ...NEED, ...need, errandMode: 'PROXY' });
  const sent = await act(ningbao, 'dispatchDemand', {
    ...ofDemand(said),
    handlerIds: [officer.id],
  });
  const step = 'DemandStepInput';
  const taken = await act(officer, 'acknowledgeDemand', ofDemand(sent), 'demand', step);
  const inHand = await act(officer, 'takeInHand', ofDemand(taken), 'demand', step);
  const resolution = { ...ofDemand(inHand), resolution: '已代为办妥。' };
  expect(await act(officer, 'resolveDemand', resolution)).toMatchObject({ state: 'RESOLVED' });
});
