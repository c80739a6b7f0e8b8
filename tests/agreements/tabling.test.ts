// A meeting is called and a demand that nobody has taken up is put on its agenda, once; its owner is
// asked first, and what is private or taken up is refused. Dates known in part are compared by days.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['agreements:write', 'demands:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const subgraph = 'agreements';
const convene = commandOf({
  subgraph,
  mutation: 'conveneMeeting',
  field: 'meeting',
  selection: 'id version kind mode heldOn area { id } convener { id } history { nodes { type } }',
});
const tableDemand = commandOf({
  subgraph,
  mutation: 'tableDemand',
  field: 'agendaItem',
  selection:
    'id title gravity topic outcome demand { id } meeting { id } history { nodes { type } }',
});
const submit = commandOf({
  subgraph: 'lists',
  mutation: 'submitDemand',
  field: 'demand',
  selection: 'id',
});
const NEED = {
  compoundId: 'cmp-ningbao',
  channel: 'MEETING',
  kind: 'COMMUNITY_PROJECT',
  category: 'MEDICAL',
  audience: 'ELDERLY',
  title: '划停车位',
  unit: 'SESSION',
  quantity: 1,
};
const HALL = {
  kind: 'DELIBERATION_HALL_SESSION',
  mode: 'QUARTERLY',
  title: '季度议事',
  areaId: 'com-ningbao',
  heldOn: '2199-01-05',
};

let world: World;
let demandId: string;
let meetingId: string;
beforeAll(async () => {
  world = await openWorld();
  demandId = String((await submit.done(world, ningbao, NEED)).demand?.id);
  meetingId = String((await convene.done(world, ningbao, HALL)).meeting?.id);
});
afterAll(() => world.close());

test('a meeting is called, by whom and for where', async () => {
  const given = {
    ...HALL,
    kind: 'DOORSTEP_SESSION',
    mode: null,
    place: '3号楼前',
    heldOn: today(),
  };
  const { meeting, userErrors } = await convene.done(world, ningbao, given);
  expect(userErrors).toEqual([]);
  expect(meeting).toEqual({
    id: expect.stringMatching(/^mtg-/),
    version: 1,
    kind: 'DOORSTEP_SESSION',
    mode: null,
    heldOn: today(),
    area: { id: 'com-ningbao' },
    convener: { id: 'org-com-ningbao' },
    history: { nodes: [{ type: 'meeting.convened' }] },
  });
});

test('a demand is put on its agenda and says so, through the gateway', async () => {
  const { agendaItem } = await tableDemand.done(world, ningbao, {
    demandId,
    meetingId,
    gravity: 'IMPORTANT',
  });
  expect(agendaItem).toMatchObject({
    title: '划停车位',
    topic: 'SUPPLY_DEMAND_MATCHING',
    outcome: null,
    demand: { id: demandId },
    history: { nodes: [{ type: 'agendaItem.tabled' }] },
  });
  const query = `query ($id: ID!) { demand(id: $id) {
    agendaItems { meeting { title } demand { title } } } }`;
  expect(await world.query(query, { id: demandId })).toEqual({
    data: {
      demand: { agendaItems: [{ meeting: { title: '季度议事' }, demand: { title: '划停车位' } }] },
    },
  });
  const again = await tableDemand.done(world, ningbao, { demandId, meetingId, gravity: 'MAJOR' });
  expect(again.userErrors).toMatchObject([{ code: 'DUPLICATE', entityId: agendaItem?.id }]);
});

test.each<[string, object, string[]]>([
  ['the hall grades', { gravity: null }, ['INVALID_INPUT gravity']],
  ['nothing to table', { demandId: 'dem-none' }, ['NOT_FOUND demandId']],
  ['no meeting', { meetingId: 'mtg-none' }, ['NOT_FOUND meetingId']],
  ['taken up', { demandId: 'dem-nb-2023q2-01' }, ['INVALID_STATE demandId']],
  [
    'a meeting that is over',
    { meetingId: 'mtg-heshun-17' },
    [
      'FORBIDDEN meetingId',
      'INVALID_INPUT demandId',
      'INVALID_INPUT gravity',
      'INVALID_STATE meetingId',
    ],
  ],
])('%s', async (_why, more, expected) => {
  const other = { ...NEED, title: '另一件' };
  const fresh = (await submit.done(world, ningbao, other)).demand?.id;
  const given = { demandId: fresh, meetingId, gravity: 'MAJOR', ...more };
  const before = await inNamespace(world, subgraph, 'select count(*) from event');
  expect(faults(await tableDemand.done(world, ningbao, given)).sort()).toEqual(expected);
  expect(await inNamespace(world, subgraph, 'select count(*) from event')).toEqual(before);
});

test('all that is wrong with a meeting is told at once', async () => {
  const wrong = { ...HALL, kind: 'JOINT_CONFERENCE', title: ' ', heldOn: '2020-01-01' };
  const answer = await convene.done(world, ningbao, { ...wrong, areaId: 'com-nowhere' });
  expect(faults(answer).sort()).toEqual([
    'INVALID_INPUT agreementId',
    'INVALID_INPUT heldOn',
    'INVALID_INPUT mode',
    'INVALID_INPUT title',
    'NOT_FOUND areaId',
  ]);
});

test.each<[Role, string, boolean]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true],
  ['COMMUNITY', 'org-com-ningbao', true],
  ['COMMUNITY', 'org-str-xinglin', true],
  ['COMMUNITY', 'org-com-fangzhi', false],
  ['PARTNER_UNIT', 'org-com-ningbao', false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false],
  ['VOLUNTEER', 'org-com-ningbao', false],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', false],
  ['ANALYST', 'org-com-ningbao', false],
  ['INTEGRATOR', 'org-com-ningbao', false],
])('%s as %s: %s', async (role, id, may) => {
  const actor = organisation(id, role, SCOPES);
  const called = await convene.done(world, actor, { ...HALL, title: `${role} ${id}` });
  expect(faults(called)).toEqual(may ? [] : ['FORBIDDEN areaId']);
  const fresh = await submit.done(world, ningbao, { ...NEED, title: `${role} ${id}` });
  const tabling = { demandId: fresh.demand?.id, meetingId, gravity: 'URGENT' };
  const tabled = await tableDemand.done(world, actor, tabling);
  expect(faults(tabled)).toEqual(may ? [] : ['FORBIDDEN meetingId']);
});

test('of ten at once one is put on the agenda; while lists is down none is', async () => {
  const fresh = await submit.done(world, ningbao, { ...NEED, title: '十次' });
  const tabling = { demandId: fresh.demand?.id, meetingId, gravity: 'MAJOR' };
  const executor = world.executors.get('lists');
  setPeer('lists', () => Promise.reject(new Error('down')));
  try {
    const answer = await tableDemand.done(world, ningbao, tabling);
    expect(faults(answer)).toEqual(['PEER_UNAVAILABLE demandId']);
  } finally {
    setPeer('lists', executor ?? (() => Promise.reject(new Error('none'))));
  }
  const ten = Array.from({ length: 10 }, () => tableDemand.done(world, ningbao, tabling));
  const codes = (await Promise.all(ten)).flatMap(faults);
  expect(codes).toEqual(Array.from({ length: 9 }, () => 'DUPLICATE demandId'));
});

test.each([1, 20, 500])(
  '%i demands with their items cost one statement, and one for those',
  async (size) => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Demand { agendaItems { title meeting { title } } } } }`;
    const r = Array.from({ length: size }, () => ({ __typename: 'Demand', id: demandId }));
    const { statements } = await countStatements(() => world.ask(subgraph, query, { r }));
    expect(statements).toHaveLength(2);
  },
);

test('dates known in part are ordered and compared by the days that they may mean', async () => {
  const days = ['2031', '2031-03', '2031?', '2031-02-28', '2031-24', '2031-12-31', 'XXXX-01-01'];
  for (const [at, day] of days.entries()) {
    await inNamespace(
      world,
      subgraph,
      `insert into meeting (id, kind, state, title, held_on, area_id, area_path, provenance)
       values ($1, 'OTHER', 'HELD', 'partial', $2, 'com-ningbao', 'com-ningbao', 'SYNTHETIC')`,
      [`mtg-partial-${at}`, day],
    );
  }
  const list = async (heldOn: string, orderBy = '{ field: HELD_ON, direction: ASC }') => {
    const filter = `{ title: { eq: "partial" } ${heldOn} }`;
    const query = `{ meetings(filter: ${filter}, orderBy: [${orderBy}]) { nodes { heldOn } } }`;
    const { data } = await world.ask(subgraph, query);
    const { meetings } = data as { meetings: { nodes: { heldOn: string }[] } };
    return meetings.nodes.map((each) => each.heldOn);
  };
  const [whole, march, doubtful, february, winter, last, unknown] = days;
  expect(await list('')).toEqual([whole, doubtful, february, march, winter, last, unknown]);
  expect(await list('heldOn: { lt: "2031-02-28" }')).toEqual([whole, doubtful]);
  expect(await list('heldOn: { lte: "2031-02" }')).toEqual([whole, doubtful, february]);
  expect(await list('heldOn: { gte: "2031-03" }')).toEqual([march, winter, last]);
  expect(await list('heldOn: { gt: "2031-11" }')).toEqual([winter, last]);
  expect(await list('heldOn: { eq: "2031?" }')).toEqual([doubtful]);
});
