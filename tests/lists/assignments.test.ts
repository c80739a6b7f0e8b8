// The assign track over a real database: several who are sent at once, the one who stays to the end and
// those who help, the rota, the catalogue of errands, and what each kind asks for by itself.
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { demandIn, firm, ningbao, take } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SCOPES = ['demands:write', 'community:write'];
const community = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const elsewhere = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
const greening = organisation('org-greening', 'PARTNER_UNIT', SCOPES);
const handler = person('per-nb-resident-1', 'VOLUNTEER', SCOPES);
const helper = person('per-longze-01', 'VOLUNTEER', SCOPES);
const ERRAND = { ...NEED, kind: 'PROXY_ERRAND', category: 'ADMIN_PROXY', contact: '内线 3' };

const shift = (mutation: string) =>
  commandOf({ subgraph: 'lists', mutation, field: 'rotaShift', selection: 'id state version' });
const planShift = shift('planShift');
const cancelShift = shift('cancelShift');
const item = (mutation: string) =>
  commandOf({
    subgraph: 'lists',
    mutation,
    field: 'errandItem',
    selection: 'id state version name(locale: ZH)',
  });
const addErrandItem = item('addErrandItem');
const withdrawErrandItem = item('withdrawErrandItem');

async function shown(id: string, actor: typeof community) {
  const query = `query ($id: ID!) { demand(id: $id) { state version responsibleParty { id }
    errandItem { name(locale: ZH) } errandMode skill freight { from to }
    assignments(orderBy: [{ field: ASSIGNED_AT, direction: ASC }]) { nodes { id mode state dueAt
      assignee { __typename ... on Person { id } ... on Organisation { id } }
      helpers { ... on Person { id } ... on Organisation { id } } } }
    submissions { nodes { contact } } } }`;
  const { data, errors } = await world.ask('lists', query, { id }, { actor });
  expect(errors).toBeUndefined();
  type Node = Record<string, unknown> & { assignee: { id: string }; helpers: { id: string }[] };
  type Shown = Record<string, unknown> & {
    assignments: { nodes: Node[] };
    submissions: { nodes: { contact: string | null }[] };
  };
  return (data as { demand: Shown | null }).demand;
}

async function submitted(more: object): Promise<string> {
  const { demand, userErrors } = await submitDemand.done(world, community, { ...ERRAND, ...more });
  expect(userErrors).toEqual([]);
  return String(demand?.id);
}

describe('what is dispatched', () => {
  test('to several is with each of them, until the last has settled it or sent it back', async () => {
    const id = await demandIn(world, 'SORTED');
    const dueAt = '2099-01-01T00:00:00.000Z';
    const handlerIds = [firm.id, greening.id];
    await take(world, 'dispatchDemand', ningbao, id, { handlerIds, dueAt });
    const sent = await shown(id, firm);
    expect(sent).toMatchObject({ state: 'ROUTED', responsibleParty: { id: 'org-com-ningbao' } });
    expect(sent?.assignments.nodes.map(({ mode, state }) => `${mode} ${state}`)).toEqual([
      'DISPATCHED ASSIGNED',
      'DISPATCHED ASSIGNED',
    ]);
    expect(sent?.assignments.nodes[0]?.dueAt).toBe(dueAt);
    await take(world, 'acknowledgeDemand', firm, id);
    expect(faults(await take(world, 'takeInHand', greening, id))).toEqual([
      'INVALID_STATE demandId',
    ]);
    await take(world, 'takeInHand', firm, id);
    expect((await take(world, 'returnDemand', greening, id)).demand).toMatchObject({
      state: 'ROUTED',
    });
    const { demand } = await take(world, 'resolveDemand', firm, id);
    expect(demand).toMatchObject({ state: 'RESOLVED', route: 'RESPONSIBLE_PARTY' });
  });

  test('comes back to the community when all send it back, or it calls all back', async () => {
    const id = await demandIn(world, 'COLLECTED');
    const handlerIds = [firm.id, greening.id];
    await take(world, 'dispatchDemand', ningbao, id, { handlerIds });
    const { demand } = await take(world, 'returnDemand', ningbao, id);
    expect(demand).toMatchObject({ state: 'SORTED', route: null });
    const again = await take(world, 'dispatchDemand', ningbao, id, { handlerIds: [firm.id] });
    expect(again.demand).toMatchObject({ state: 'ROUTED' });
    expect((await shown(id, ningbao))?.responsibleParty).toEqual({ id: firm.id });
  });

  test.each<[string, object, string[]]>([
    ['nobody', { handlerIds: [] }, ['INVALID_INPUT handlerIds']],
    ['one twice', { handlerIds: [firm.id, firm.id] }, ['INVALID_INPUT handlerIds']],
    ['somebody unknown', { handlerIds: ['per-none'] }, ['NOT_FOUND handlerIds.0']],
    ['too late', { dueAt: '2020-01-01T00:00:00Z' }, ['INVALID_INPUT dueAt']],
  ])('is refused to %s', async (_why, more, expected) => {
    const id = await demandIn(world, 'SORTED');
    expect(faults(await take(world, 'dispatchDemand', ningbao, id, more))).toEqual(expected);
    expect(await inLists(world, 'select 1 from event where entity_id = $1', [id])).toEqual([]);
  });
});

describe('an errand', () => {
  test('stays with who took it on; others help, and only the community calls it back', async () => {
    const id = await submitted({});
    await take(world, 'dispatchDemand', community, id, { handlerIds: [handler.id] });
    expect((await shown(id, handler))?.submissions.nodes).toEqual([{ contact: null }]);
    await take(world, 'acknowledgeDemand', handler, id);
    expect((await shown(id, handler))?.submissions.nodes).toEqual([{ contact: '内线 3' }]);
    expect(faults(await take(world, 'returnDemand', handler, id))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    const [assignment] = (await shown(id, handler))?.assignments.nodes ?? [];
    const assignmentId = String(assignment?.id);
    expect(await shown(id, helper)).toBeNull();
    const help = { assignmentId, helperId: helper.id };
    expect(faults(await take(world, 'addHelper', handler, id, help))).toEqual([]);
    expect(faults(await take(world, 'addHelper', community, id, help))).toEqual([
      'DUPLICATE helperId',
    ]);
    const seen = await shown(id, helper);
    expect(seen?.assignments.nodes[0]?.helpers).toEqual([{ id: helper.id }]);
    expect(seen?.submissions.nodes).toEqual([{ contact: '内线 3' }]);
    expect(faults(await take(world, 'resolveDemand', helper, id))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    await take(world, 'returnDemand', community, id, { reason: 'OTHER' });
    await take(world, 'dispatchDemand', community, id, { handlerIds: [helper.id] });
    await take(world, 'acknowledgeDemand', helper, id);
    expect((await take(world, 'resolveDemand', helper, id)).demand?.state).toBe('RESOLVED');
  });

  test('can be sent back by whoever has not taken it on', async () => {
    const id = await submitted({});
    await take(world, 'dispatchDemand', community, id, { handlerIds: [handler.id] });
    expect((await take(world, 'returnDemand', handler, id)).demand?.state).toBe('SORTED');
  });

  test('is of the catalogue of its place, as long as that takes it on', async () => {
    const { errandItem, userErrors } = await addErrandItem.done(world, community, {
      areaId: 'com-ningbao',
      nameZh: '代取证件',
    });
    expect(userErrors).toEqual([]);
    const errandItemId = errandItem?.id;
    const id = await submitted({ errandItemId, errandMode: 'PROXY' });
    expect(await shown(id, community)).toMatchObject({
      errandItem: { name: '代取证件' },
      errandMode: 'PROXY',
    });
    const end = { errandItemId, expectedVersion: 1, reason: 'NO_LONGER_NEEDED' };
    expect(faults(await withdrawErrandItem.done(world, elsewhere, end))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    const ended = await withdrawErrandItem.done(world, community, end);
    expect(ended.errandItem).toMatchObject({ state: 'WITHDRAWN', version: 2 });
    const late = await submitDemand.done(world, community, { ...ERRAND, errandItemId });
    expect(faults(late)).toEqual(['INVALID_STATE errandItemId']);
    const none = await submitDemand.done(world, community, { ...ERRAND, errandItemId: 'err-none' });
    expect(faults(none)).toEqual(['NOT_FOUND errandItemId']);
  });
});

describe('the rota', () => {
  const always = { from: '00:00', to: '23:59', handlerId: handler.id };
  test('takes errands and kiosk cases while somebody is on duty, and nothing else', async () => {
    const planned: string[] = [];
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const { rotaShift, userErrors } = await planShift.done(world, community, {
        ...always,
        areaId: 'com-ningbao',
        kinds: ['PROXY_ERRAND', 'CASE'],
        weekday,
      });
      expect(userErrors).toEqual([]);
      planned.push(String(rotaShift?.id));
    }
    const id = await submitted({});
    const taken = await shown(id, handler);
    expect(taken).toMatchObject({ state: 'ROUTED', version: 2 });
    expect(taken?.assignments.nodes).toMatchObject([
      { mode: 'ROTA', state: 'ASSIGNED', assignee: { id: handler.id } },
    ]);
    const events = await inLists(
      world,
      'select type, actor_id from event where entity_id = $1 order by seq',
      [id],
    );
    expect(events).toEqual([
      { type: 'demand.collected', actor_id: community.id },
      { type: 'demand.dispatched', actor_id: null },
    ]);
    const kiosk = await submitted({ kind: 'CASE', channel: 'KIOSK' });
    expect(await shown(kiosk, handler)).toMatchObject({ state: 'ROUTED' });
    const visit = await submitted({ kind: 'CASE', channel: 'VISIT' });
    expect((await shown(visit, community))?.state).toBe('COLLECTED');
    for (const shiftId of planned) {
      const input = { shiftId, expectedVersion: 1, reason: 'CLAIMANT_UNABLE' };
      const { rotaShift } = await cancelShift.done(world, community, input);
      expect(rotaShift).toMatchObject({ state: 'CANCELLED', version: 2 });
    }
    expect((await shown(await submitted({}), community))?.state).toBe('COLLECTED');
  });

  test('is kept by the community, and read by it and whoever is on it', async () => {
    const input = { ...always, compoundId: 'cmp-ningbao', day: '2099-05-01' };
    expect(faults(await planShift.done(world, elsewhere, input))).toEqual([
      'FORBIDDEN actingForId',
    ]);
    const wrong = { ...input, from: '9', weekday: 8, kinds: ['FREIGHT'], handlerId: 'per-none' };
    expect(faults(await planShift.done(world, community, wrong))).toEqual([
      'INVALID_INPUT weekday',
      'INVALID_INPUT weekday',
      'INVALID_INPUT from',
      'INVALID_INPUT kinds',
      'NOT_FOUND handlerId',
    ]);
    const { rotaShift } = await planShift.done(world, community, input);
    const query = `{ area: rotaShifts(filter: { day: { eq: "2099-05-01" } }) { nodes { id day from allowedTransitions { allowed } } } }`;
    const read = async (actor: typeof community | null) =>
      ((await world.ask('lists', query, {}, { actor })).data as { area: { nodes: object[] } }).area
        .nodes;
    const node = { id: rotaShift?.id, day: '2099-05-01', from: '00:00' };
    expect(await read(community)).toEqual([{ ...node, allowedTransitions: [{ allowed: true }] }]);
    expect(await read(handler)).toEqual([{ ...node, allowedTransitions: [{ allowed: false }] }]);
    expect(await read(elsewhere)).toEqual([]);
    expect(await read(null)).toEqual([]);
    const end = { shiftId: rotaShift?.id, expectedVersion: 1, reason: 'OTHER' };
    expect(faults(await cancelShift.done(world, handler, end))).toEqual(['FORBIDDEN actingForId']);
    expect(faults(await cancelShift.done(world, elsewhere, end))).toEqual(['NOT_FOUND shiftId']);
  });
});

describe('what a kind asks for', () => {
  const order = { ...NEED, kind: 'REPAIR_ORDER', category: 'INDOOR_REPAIR', title: '木门变形' };
  test('a repair order is of dwellings, of common parts only where no firm manages', async () => {
    const indoor = await submitDemand.done(world, community, { ...order, skill: 'INDOOR_REPAIR' });
    expect(indoor.demand).toMatchObject({ locationClass: 'PRIVATE_DWELLING' });
    expect(await shown(String(indoor.demand?.id), community)).toMatchObject({
      skill: 'INDOOR_REPAIR',
    });
    const common = { ...order, locationClass: 'PUBLIC_AREA' };
    expect(faults(await submitDemand.done(world, community, common))).toEqual([
      'INVALID_INPUT locationClass',
    ]);
    const id = String(indoor.demand?.id);
    const moved = await take(world, 'sortDemand', ningbao, id, { locationClass: 'PUBLIC_AREA' });
    expect(faults(moved)).toEqual(['INVALID_INPUT locationClass']);
    const owner = world.executors.get('firms');
    setPeer('firms', () => Promise.reject(new Error('down')));
    expect(faults(await submitDemand.done(world, community, common))).toEqual([
      'PEER_UNAVAILABLE locationClass',
    ]);
    if (owner) {
      setPeer('firms', owner);
    }
    const whole = { ...common, compoundId: null, areaId: 'com-ningbao' };
    expect(faults(await submitDemand.done(world, community, whole))).toEqual([]);
  });

  test('freight has a route, and each has only what is its own', async () => {
    const freight = { from: '青岛市黄岛区薛家岛', to: '黄岛区王台镇' };
    const cargo = { ...NEED, kind: 'FREIGHT', category: 'FREIGHT', unit: 'TONNE', freight };
    const { demand } = await submitDemand.done(world, community, cargo);
    expect(await shown(String(demand?.id), community)).toMatchObject({ freight });
    const mixed = { ...order, freight: { from: ' ', to: '黄岛区王台镇' }, errandMode: 'ASSIST' };
    expect(faults(await submitDemand.done(world, community, mixed))).toEqual([
      'INVALID_INPUT errandMode',
      'INVALID_INPUT freight',
      'INVALID_INPUT freight.from',
    ]);
  });
});
