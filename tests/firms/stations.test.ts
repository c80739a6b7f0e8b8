// Work stations are opened and given compounds by whoever keeps the books of the place; a compound has
// one firm or one station at a time, and what a station had before stays on record.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
const entering = (subgraph: string, mutation: string, field: string, selection = 'id') =>
  commandOf({ subgraph, mutation, field, selection });
const enterBody = entering('organisations', 'registerOrganisation', 'organisation');
const enterCompound = entering('compounds', 'registerCompound', 'compound');
const record = entering('firms', 'recordContract', 'contract', 'id version');
const endContract = entering('firms', 'endContract', 'contract', 'id version');
const STATION = 'id version provenance name aliases firm { id } area { id } partyBranch { id }';
const openStation = entering('firms', 'openStation', 'station', STATION);
const ASSIGNMENT = `id version startsOn endsOn station { id } compound { id } area { id }
  inForce(on: "${today()}") allowedTransitions { to mutation allowed }`;
const assign = entering('firms', 'assignStation', 'stationAssignment', ASSIGNMENT);
const end = entering('firms', 'endStationAssignment', 'stationAssignment', ASSIGNMENT);

let world: World;
let stationId: string;
beforeAll(async () => {
  world = await openWorld();
  stationId = String((await openStation.done(world, street, await station())).station?.id);
});
afterAll(() => world.close());

let made = 0;
async function branch(): Promise<string> {
  made += 1;
  const given = { kind: 'FIRM_PARTY_BRANCH', areaId: 'str-xinglin', nameZh: `站${made}党支部` };
  const answer = await enterBody.done(world, platform, given);
  return String(answer.organisation?.id);
}

/** A new station of a firm of the street, with a branch of its own. */
async function station(areaId = 'str-xinglin') {
  const partyBranchId = await branch();
  return { firmId: 'firm-chengfa', areaId, partyBranchId, nameZh: `第${made}物管站` };
}

async function compound(areaId = 'com-ningbao'): Promise<string> {
  made += 1;
  const answer = await enterCompound.done(world, platform, { areaId, nameZh: `旧苑${made}` });
  return String(answer.compound?.id);
}

async function keepersOf(compoundId: string) {
  const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on Compound { station { id } managementContract { firm { id } } } } }`;
  const refs = [{ __typename: 'Compound', id: compoundId }];
  const { data } = await world.ask('firms', query, { refs });
  return (data as { _entities: object[] })._entities[0];
}

const trace = () =>
  inNamespace(
    world,
    'firms',
    `select (select count(*) from station) as stations, (select sum(version) from station_assignment)
      as rows, (select count(*) from event) as events, (select count(*) from idempotency) as keys`,
  );

test('a station is opened, has a compound, and leaves it to a firm', async () => {
  const given = { ...(await station('com-ningbao')), aliases: ['一站'] };
  const opened = await openStation.done(world, ningbao, given);
  expect(opened.station).toEqual({
    id: expect.stringMatching(/^stn-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    version: 1,
    provenance: 'ENTERED',
    name: given.nameZh,
    aliases: ['一站'],
    firm: { id: 'firm-chengfa' },
    area: { id: 'com-ningbao' },
    partyBranch: { id: given.partyBranchId },
  });
  const id = opened.station?.id;
  const compoundId = await compound();
  const giving = { stationId: id, compoundId, startsOn: '2024' };
  const { stationAssignment: held } = await assign.done(world, ningbao, giving);
  expect(held).toEqual({
    id: expect.stringMatching(/^sta-/),
    version: 1,
    startsOn: '2024',
    endsOn: null,
    station: { id },
    compound: { id: compoundId },
    area: { id: 'com-ningbao' },
    inForce: true,
    allowedTransitions: [{ to: 'ENDED', mutation: 'endStationAssignment', allowed: true }],
  });
  expect(await keepersOf(compoundId)).toEqual({ station: { id }, managementContract: null });
  const managing = { firmId: 'firm-ningbao', compoundId, startsOn: '2025' };
  const early = await record.done(world, ningbao, managing);
  expect(early.userErrors).toMatchObject([{ code: 'INVALID_STATE', entityId: held?.id }]);
  const ending = { assignmentId: held?.id, expectedVersion: 1, endsOn: '2024-12-31' };
  const ended = await end.done(world, ningbao, ending);
  expect(ended.stationAssignment).toMatchObject({ version: 2, allowedTransitions: [] });
  const { contract } = await record.done(world, ningbao, managing);
  const firm = { managementContract: { firm: { id: 'firm-ningbao' } } };
  expect(await keepersOf(compoundId)).toEqual({ station: null, ...firm });
  const again = await assign.done(world, ningbao, { ...giving, startsOn: '2026' });
  expect(again.userErrors).toMatchObject([{ code: 'INVALID_STATE', entityId: contract?.id }]);
  const over = { contractId: contract?.id, expectedVersion: 1, endsOn: '2025-12-31' };
  await endContract.done(world, ningbao, over);
  expect(faults(await assign.done(world, ningbao, { ...giving, startsOn: '2026' }))).toEqual([]);
  expect(await keepersOf(compoundId)).toEqual({ station: { id }, managementContract: null });
  const query = `query ($id: ID!) { station(id: $id) { history { nodes { type } }
    assignments { nodes { endsOn history { nodes { type fromVersion } } } } } }`;
  const { data } = await world.ask('firms', query, { id });
  const given1 = { type: 'station.assigned', fromVersion: null };
  expect(data?.station).toEqual({
    history: { nodes: [{ type: 'station.opened' }] },
    assignments: {
      nodes: expect.arrayContaining([
        {
          endsOn: '2024-12-31',
          history: { nodes: [given1, { type: 'station.unassigned', fromVersion: 1 }] },
        },
        { endsOn: null, history: { nodes: [given1] } },
      ]),
    },
  });
});

describe.each<[Role, string, boolean]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true],
  ['COMMUNITY', 'org-com-ningbao', true],
  ['COMMUNITY', 'org-str-xinglin', true],
  ['COMMUNITY', 'org-com-fangzhi', false],
  ['PARTNER_UNIT', 'org-com-ningbao', false],
  ['PROPERTY_FIRM', 'org-firm-chengfa', false],
  ['VOLUNTEER', 'org-com-ningbao', false],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', false],
  ['ANALYST', 'org-com-ningbao', false],
  ['INTEGRATOR', 'org-com-ningbao', false],
])('%s as %s', (role, id, may) => {
  test.each([
    ['standing', null],
    ['over', '2025'],
  ])('%s: what is allowed is what can be done', async (state, endsOn) => {
    const actor = organisation(id, role, SCOPES);
    const opened = await openStation.done(world, actor, await station('com-ningbao'));
    expect(faults(opened)).toEqual(may ? [] : ['FORBIDDEN areaId']);
    const giving = { stationId, compoundId: await compound(), startsOn: '2024', endsOn };
    const given = await assign.done(world, actor, giving);
    expect(faults(given)).toEqual(may ? [] : ['FORBIDDEN compoundId']);
    const held = may ? given : await assign.done(world, platform, giving);
    const assignmentId = held.stationAssignment?.id;
    const query = `query ($id: ID!) { stationAssignments(filter: { id: { eq: $id } }) { nodes {
      allowedTransitions { allowed } } } }`;
    const { data } = await world.ask('firms', query, { id: assignmentId }, { actor });
    const allowedTransitions = state === 'over' ? [] : [{ allowed: may }];
    expect(data?.stationAssignments).toEqual({ nodes: [{ allowedTransitions }] });
    const ending = { assignmentId, expectedVersion: 1, endsOn: '2024-06' };
    expect(faults(await end.done(world, actor, ending))).toEqual([
      ...(state === 'over' ? ['INVALID_STATE assignmentId'] : []),
      ...(may ? [] : ['FORBIDDEN assignmentId']),
    ]);
  });
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const given = await station();
  const before = await trace();
  const answers = [
    await openStation.done(world, ningbao, {
      ...{ ...given, partyBranchId: 'org-stn-jimo-1-branch', firmId: 'firm-xincheng' },
      ...{ nameZh: ' ', idempotencyKey: '' },
    }),
    await openStation.done(world, street, { ...given, areaId: 'str-none', firmId: 'firm-none' }),
    await assign.done(world, ningbao, { stationId: 'stn-jimo-1', compoundId: 'cmp-ningbao' }),
    await assign.done(world, ningbao, { stationId: 'stn-none', compoundId: 'cmp-none' }),
    await end.done(world, ningbao, {
      ...{ assignmentId: 'sta-jimo-001', expectedVersion: 2, endsOn: '2024' },
    }),
    await end.done(world, ningbao, {
      ...{ assignmentId: 'sta-none', expectedVersion: 2, endsOn: '2024' },
    }),
  ];
  expect(answers.map((answer) => faults(answer).sort())).toEqual([
    [
      'DUPLICATE partyBranchId',
      'FORBIDDEN areaId',
      'INVALID_INPUT areaId',
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT nameZh',
    ],
    ['NOT_FOUND areaId', 'NOT_FOUND firmId'],
    ['INVALID_INPUT stationId', 'INVALID_STATE compoundId'],
    ['NOT_FOUND compoundId', 'NOT_FOUND stationId'],
    ['FORBIDDEN assignmentId', 'VERSION_CONFLICT expectedVersion'],
    ['NOT_FOUND assignmentId'],
  ]);
  expect(await trace()).toEqual(before);
});

test('a key is good once, and while owners do not answer nothing is written', async () => {
  const given = { ...(await station()), idempotencyKey: 'again' };
  const owner = world.executors.get('organisations');
  setPeer('organisations', () => Promise.reject(new Error('down')));
  expect(faults(await openStation.done(world, street, given))).toEqual([
    'PEER_UNAVAILABLE partyBranchId',
  ]);
  if (owner) {
    setPeer('organisations', owner);
  }
  const first = await openStation.done(world, street, given);
  expect(await openStation.done(world, street, { ...given, aliases: [] })).toMatchObject({
    replayed: true,
    station: { id: first.station?.id },
  });
  const other = await openStation.done(world, street, { ...given, nameEn: 'First' });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('of firms and stations at once one has the compound, of ten alike one is opened', async () => {
  const compoundId = await compound();
  const ten = Array.from({ length: 10 }, (_, at) => at);
  const taken = await Promise.all(
    ten.map((at) =>
      at % 2 === 0
        ? record.done(world, ningbao, { firmId: 'firm-ningbao', compoundId })
        : assign.done(world, ningbao, { stationId, compoundId }),
    ),
  );
  expect(taken.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  const given = await station();
  const opened = await Promise.all(ten.map(() => openStation.done(world, street, given)));
  const [id, ...more] = opened.flatMap((answer) => answer.station?.id ?? []);
  expect(more).toEqual([]);
  const refusals = opened.flatMap(({ userErrors }) => userErrors);
  expect(new Set(refusals.map(({ code, entityId }) => `${code} ${entityId}`))).toEqual(
    new Set([`DUPLICATE ${id}`]),
  );
});
