// Sorting puts right what was taken down wrongly, over a real database: days, place, particulars and the
// kind itself; what came with it stays, and what another owner knows is asked.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { told } from './clocking.ts';
import { demandIn, ningbao, take } from './demand-stepping.ts';
import { NEED, submitDemand } from './submitting.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sortDemand = commandOf({
  subgraph: 'lists',
  mutation: 'sortDemand',
  field: 'demand',
  selection: `state version kind track locationClass procedure stage stages { stage } skill errandMode
    freight { from to } wantedFrom wantedBy wantedWeekdays listQuarter compound { id }
    submissions { nodes { channel contact } }`,
});

async function submitted(more: object): Promise<string> {
  const need = { ...NEED, contact: '值班室', ...more };
  const { demand, userErrors } = await submitDemand.done(world, ningbao, need);
  expect(userErrors).toEqual([]);
  return String(demand?.id);
}

const sort = (demandId: string, more: object, expectedVersion = 1) =>
  sortDemand.done(world, ningbao, { demandId, expectedVersion, ...more });

test('a project that is a case, and a case that is a repair order', async () => {
  const id = await submitted({ channel: 'KIOSK' });
  const asCase = await sort(id, { kind: 'CASE', title: '三栋楼道漏水' });
  expect(asCase.userErrors).toEqual([]);
  expect(asCase.demand).toMatchObject({
    kind: 'CASE',
    state: 'SORTED',
    track: 'ASSIGN',
    procedure: 'KIOSK',
    stage: 'RECEIVED',
    stages: [{ stage: 'RECEIVED' }],
  });
  expect(await told(world, id)).toEqual(['DISPATCH RUNNING', 'FIRST_RESPONSE MET']);
  const order = await sort(id, { kind: 'REPAIR_ORDER', skill: 'INDOOR_REPAIR' }, 2);
  expect(order.demand).toMatchObject({
    kind: 'REPAIR_ORDER',
    track: 'CLAIM',
    locationClass: 'PRIVATE_DWELLING',
    procedure: null,
    stage: 'REQUESTED',
    stages: [],
    skill: 'INDOOR_REPAIR',
    submissions: { nodes: [{ channel: 'KIOSK', contact: '值班室' }] },
  });
  expect((await take(world, 'listDemand', ningbao, id)).demand?.state).toBe('LISTED');
  const [event] = await inLists(
    world,
    `select before ->> 'kind' as was, after ->> 'kind' as now from event
      where entity_id = $1 and type = 'demand.sorted' order by seq desc limit 1`,
    [id],
  );
  expect(event).toEqual({ was: 'CASE', now: 'REPAIR_ORDER' });
});

test('days, weekdays, place, and the route of what turns out to be freight', async () => {
  const id = await submitted({ compoundId: null, areaId: 'com-ningbao' });
  const days = { wantedFrom: '2030-01-01', wantedBy: '2030-01-31', wantedWeekdays: [6, 7] };
  const dated = await sort(id, { ...days, compoundId: 'cmp-ningbao' });
  expect(dated.userErrors).toEqual([]);
  expect(dated.demand).toMatchObject({ ...days, compound: { id: 'cmp-ningbao' } });
  const freight = { from: '山东省青岛市黄岛区', to: '济南市' };
  const cargo = await sort(id, { kind: 'FREIGHT', category: 'FREIGHT', freight }, 2);
  expect(cargo.demand).toMatchObject({ kind: 'FREIGHT', freight, ...days });
  const [row] = await inLists(
    world,
    'select freight_to_key is not null as keyed from demand where id = $1',
    [id],
  );
  expect(row).toEqual({ keyed: true });
});

test('what turns out to be a project stands on the list of the latest round', async () => {
  const id = await demandIn(world, 'COLLECTED', { kind: 'PROXY_ERRAND' });
  const [round] = await inLists<{ quarter: string }>(
    world,
    `select max(quarter) as quarter from collection_round where area_id = 'com-ningbao' and state <> 'PLANNED'`,
  );
  const { demand } = await sort(id, { kind: 'COMMUNITY_PROJECT' });
  expect(demand).toMatchObject({ listQuarter: round?.quarter, version: 3 });
});

test.each<[string, object, object, string[]]>([
  ['a day that has passed', {}, { wantedBy: '2020-01-01' }, ['INVALID_INPUT wantedBy']],
  [
    'a compound of another community',
    {},
    { compoundId: 'cmp-longze' },
    ['INVALID_INPUT compoundId'],
  ],
  ['a compound that is none', {}, { compoundId: 'cmp-none' }, ['NOT_FOUND compoundId']],
  [
    'what another kind has',
    {},
    { kind: 'CASE', skill: 'ROAD', errandMode: 'PROXY' },
    ['INVALID_INPUT errandMode', 'INVALID_INPUT skill'],
  ],
  [
    'an errand in no catalogue',
    { kind: 'CASE' },
    { kind: 'PROXY_ERRAND', errandItemId: 'err-none' },
    ['NOT_FOUND errandItemId'],
  ],
  [
    'volunteers in the common parts of a firm',
    {},
    { kind: 'REPAIR_ORDER', locationClass: 'PUBLIC_AREA' },
    ['INVALID_INPUT locationClass'],
  ],
  [
    'a procedure of no case',
    { kind: 'CASE' },
    { kind: 'FREIGHT', procedure: 'KIOSK' },
    ['INVALID_INPUT procedure'],
  ],
])('refuses %s', async (_what, need, more, expected) => {
  const id = await submitted(need);
  expect(faults(await sort(id, more))).toEqual(expected);
});
