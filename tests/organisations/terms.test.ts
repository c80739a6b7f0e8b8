// Rosters and ties begin and end through the API: dated, once, by who keeps the books of the place; a
// member who has left may no longer claim for the team, and a report-in that has ended counts no more.
import type { Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askClaimant } from '../../subgraphs/lists/src/claim/claimant.ts';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const subgraph = 'organisations';
const enterTeam = commandOf({
  subgraph,
  mutation: 'registerOrganisation',
  field: 'organisation',
  selection: 'id',
});
const MEMBER = `id version role skills partyMember joinedOn leftOn inForce
  team { id } person { id } allowedTransitions { to mutation allowed }`;
const enrol = commandOf({
  subgraph,
  mutation: 'enrolTeamMember',
  field: 'teamMember',
  selection: MEMBER,
});
const leave = commandOf({
  subgraph,
  mutation: 'endTeamMembership',
  field: 'teamMember',
  selection: MEMBER,
});
const TIE = 'id version state inForce endsOn allowedTransitions { to mutation allowed }';
const enterTie = commandOf({ subgraph, mutation: 'recordTie', field: 'tie', selection: TIE });
const endTie = commandOf({ subgraph, mutation: 'endTie', field: 'tie', selection: TIE });

let world: World;
let teamId: string;
beforeAll(async () => {
  world = await openWorld();
  const team = { kind: 'VOLUNTEER_TEAM', teamKind: 'MICRO_REPAIR', areaId: 'com-ningbao' };
  const { organisation: made } = await enterTeam.done(world, ningbao, {
    ...team,
    nameZh: '修理队',
  });
  teamId = String(made?.id);
});
afterAll(() => world.close());

const personId = 'per-nb-resident-1';
const teamsOf = async (id: string) => {
  const meta = { caller: 'gateway', actor: null, locale: 'ZH' as const, requestId: 'test' };
  const { answer } = await askClaimant('claimantId', id, { ...meta, subgraph: 'lists' });
  return answer?.teamIds;
};

test('somebody joins with what they can do, leaves, and may come back', async () => {
  const given = {
    teamId,
    personId,
    role: 'VOLUNTEER',
    skills: ['INDOOR_REPAIR'],
    joinedOn: '2024',
  };
  const { teamMember } = await enrol.done(world, ningbao, { ...given, partyMember: true });
  const id = String(teamMember?.id);
  expect(teamMember).toEqual({
    id: expect.stringMatching(/^mem-/),
    version: 1,
    role: 'VOLUNTEER',
    skills: ['INDOOR_REPAIR'],
    partyMember: true,
    joinedOn: '2024',
    leftOn: null,
    inForce: true,
    team: { id: teamId },
    person: { id: personId },
    allowedTransitions: [{ to: 'ENDED', mutation: 'endTeamMembership', allowed: true }],
  });
  expect(await teamsOf(personId)).toContain(teamId);
  const again = await enrol.done(world, ningbao, given);
  expect(faults(again)).toEqual(['DUPLICATE personId']);
  const left = await leave.done(world, ningbao, {
    teamMemberId: id,
    endsOn: '2024-06',
    expectedVersion: 1,
  });
  expect(left.teamMember).toMatchObject({ version: 2, leftOn: '2024-06', inForce: false });
  expect(await teamsOf(personId)).not.toContain(teamId);
  expect((await enrol.done(world, ningbao, { teamId, personId })).userErrors).toEqual([]);
  expect(await teamsOf(personId)).toContain(teamId);
  const events = await inNamespace(
    world,
    subgraph,
    `select type, after ->> 'endsOn' as "endsOn", after ? 'partyMember' as told from event where entity_id = $1 order by seq`,
    [id],
  );
  expect(events).toEqual([
    { type: 'teamMember.enrolled', endsOn: null, told: false },
    { type: 'teamMember.left', endsOn: '2024-06', told: false },
  ]);
});

test('a report-in that has ended counts for no match, and can be entered anew', async () => {
  const facts = async () => {
    const query = `{ _entities(representations: [{ __typename: "Area", id: "com-ningbao" }]) {
      ... on Area { reportedInOrganisationIds } } }`;
    const { data } = await world.ask(subgraph, query);
    const { _entities } = data as { _entities: { reportedInOrganisationIds: string[] }[] };
    return _entities[0]?.reportedInOrganisationIds;
  };
  const reporting = {
    kind: 'REPORT_IN',
    fromOrganisationId: 'org-nb-unit-e',
    toAreaId: 'com-ningbao',
  };
  const { tie } = await enterTie.done(world, ningbao, reporting);
  expect(await facts()).toContain('org-nb-unit-e');
  const ended = await endTie.done(world, ningbao, {
    tieId: tie?.id,
    endsOn: '2024-06-30',
    expectedVersion: 1,
  });
  expect(ended.tie).toMatchObject({ version: 2, inForce: false, allowedTransitions: [] });
  expect(await facts()).not.toContain('org-nb-unit-e');
  expect((await enterTie.done(world, ningbao, reporting)).userErrors).toEqual([]);
});

test('what ends later stands until then, is once at a time, and can be ended earlier', async () => {
  const firm = { kind: 'ENTERPRISE', areaId: 'com-ningbao', nameZh: '有期限的企业' };
  const { organisation: made } = await enterTeam.done(world, ningbao, firm);
  const to = { kind: 'INSTRUCTION', toOrganisationId: made?.id };
  const instructed = (by: number, term: object) =>
    enterTie.done(world, ningbao, { ...to, fromPersonId: `per-nb-resident-${by}`, ...term });
  const { tie } = await instructed(4, { endsOn: '2099-12-30' });
  const way = { to: 'ENDED', mutation: 'endTie', allowed: true };
  expect(tie).toMatchObject({ state: 'STANDING', inForce: true, allowedTransitions: [way] });
  for (const term of [{ endsOn: '2099-12-31' }, {}, { startsOn: '2099-12' }]) {
    expect(faults(await instructed(3, term))).toEqual(['DUPLICATE kind']);
  }
  expect((await instructed(4, { endsOn: '2099' })).userErrors).toMatchObject([
    { code: 'DUPLICATE', entityId: tie?.id },
  ]);
  expect(faults(await instructed(3, { endsOn: '2024' }))).toEqual([]);
  const next = await instructed(3, { startsOn: '2099-12-31' });
  const off = { tieId: next.tie?.id, expectedVersion: 1, endsOn: today() };
  const calledOff = await endTie.done(world, ningbao, off);
  expect(calledOff.tie).toMatchObject({ state: 'ENDED', inForce: false, allowedTransitions: [] });
  expect(faults(await instructed(2, { startsOn: '2099-12-31' }))).toEqual([]);
  const ending = { tieId: tie?.id, expectedVersion: 1, endsOn: '2099-12-31' };
  expect(faults(await endTie.done(world, ningbao, ending))).toContain('INVALID_INPUT endsOn');
  const ended = await endTie.done(world, ningbao, { ...ending, endsOn: '2024' });
  expect(ended.tie).toMatchObject({ state: 'ENDED', inForce: false, endsOn: '2024' });
  expect(faults(await instructed(1, { endsOn: '2099-12-30' }))).toEqual([]);
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const counts = () =>
    inNamespace(
      world,
      subgraph,
      `select (select count(*) from team_member) as m, (select count(*) from event) as e,
        (select count(*) from idempotency) as k, (select sum(version) from tie) as t`,
    );
  const { tie } = await enterTie.done(world, ningbao, {
    kind: 'MEMBERSHIP',
    fromPersonId: personId,
    toOrganisationId: 'org-com-ningbao',
    startsOn: '2024-05',
  });
  const before = await counts();
  const elsewhere = organisation('org-com-jiangshan', 'COMMUNITY', SCOPES);
  const wrong = { idempotencyKey: '', tieId: tie?.id, endsOn: '2023', expectedVersion: 7 };
  const answers = [
    await endTie.done(world, elsewhere, wrong),
    await endTie.done(world, ningbao, {
      ...wrong,
      idempotencyKey: 'a',
      tieId: 'tie-no',
      endsOn: '2999',
    }),
    await enrol.done(world, elsewhere, { teamId, personId: 'per-nobody', joinedOn: '2999' }),
    await enrol.done(world, ningbao, { teamId: 'org-nb-unit-a', personId }),
  ];
  expect(answers.map((answer) => faults(answer).sort())).toEqual([
    [
      'FORBIDDEN tieId',
      'INVALID_INPUT endsOn',
      'INVALID_INPUT idempotencyKey',
      'VERSION_CONFLICT expectedVersion',
    ],
    ['INVALID_INPUT endsOn', 'NOT_FOUND tieId'],
    ['FORBIDDEN teamId', 'INVALID_INPUT joinedOn', 'NOT_FOUND personId'],
    ['NOT_FOUND teamId'],
  ]);
  expect(await counts()).toEqual(before);
});

test('who is on a roster acts in public while they are, by the word of their own place, and leaves by themselves', async () => {
  const joins = (id: string) => enrol.done(world, ningbao, { teamId, personId: id });
  const elsewhere = await joins('per-qianshang-02');
  expect(faults(elsewhere)).toEqual(['FORBIDDEN personId']);
  const who = 'per-nb-resident-4';
  const home = async () => {
    const { data } = await world.ask(subgraph, `{ person(id: "${who}") { area { id } } }`);
    return (data as { person: { area: { id: string } | null } }).person.area?.id ?? null;
  };
  expect(await home()).toBeNull();
  const { teamMember } = await joins(who);
  expect(await home()).toBe('com-ningbao');
  const leaving = { teamMemberId: teamMember?.id, endsOn: '2024-06', expectedVersion: 1 };
  const another = person('per-nb-resident-3', 'VOLUNTEER', SCOPES);
  expect(faults(await leave.done(world, another, leaving))).toEqual(['FORBIDDEN teamMemberId']);
  const left = await leave.done(world, person(who, 'VOLUNTEER', SCOPES), leaving);
  expect(left.teamMember).toMatchObject({ version: 2, leftOn: '2024-06' });
  expect(await home()).toBeNull();
});

test('of ten at once one ends it, and one of ten is enrolled', async () => {
  const { tie } = await enterTie.done(world, ningbao, {
    kind: 'DEPLOYMENT',
    fromOrganisationId: 'org-nb-unit-d',
    toAreaId: 'com-ningbao',
  });
  const ending = { tieId: tie?.id, endsOn: '2024', expectedVersion: 1 };
  const member = { teamId, personId: 'per-nb-resident-2' };
  const ten = Array.from({ length: 10 });
  const ends = await Promise.all(ten.map(() => endTie.done(world, ningbao, ending)));
  const joins = await Promise.all(ten.map(() => enrol.done(world, ningbao, member)));
  expect(ends.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect(joins.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
});

interface Listed {
  version: number;
  allowedTransitions: { allowed: boolean }[];
}

describe.each<[Role, string, boolean]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true],
  ['COMMUNITY', 'org-com-ningbao', true],
  ['COMMUNITY', 'org-str-xinglin', true],
  ['COMMUNITY', 'org-com-fangzhi', false],
  // The supervision that is to end begins at the one and leads to the other.
  ['PARTNER_UNIT', 'org-nb-unit-c', true],
  ['PARTNER_UNIT', 'org-nb-unit-d', false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false],
  ['VOLUNTEER', 'per-nb-resident-1', false],
  ['RESIDENT_REPRESENTATIVE', 'per-nb-resident-2', false],
  ['ANALYST', 'org-housing-bureau', false],
  ['INTEGRATOR', 'org-nb-unit-a', false],
])('%s as %s', (role, id, may) => {
  test.each(['standing', 'ended'])('%s: what is allowed is what can be done', async (state) => {
    const from = { kind: 'SUPERVISION', fromOrganisationId: 'org-nb-unit-c' };
    const made = await enterTie.done(world, ningbao, {
      ...from,
      toOrganisationId: 'org-com-ningbao',
      endsOn: state === 'ended' ? '2024' : null,
    });
    const tieId = String(made.tie?.id ?? made.userErrors[0]?.entityId);
    const actor = organisation(id, role, SCOPES);
    const query = `query ($id: ID!) { ties(filter: { id: { eq: $id } }) { nodes {
      version allowedTransitions { mutation allowed whyNot(locale: EN) } history { nodes { type actor { __typename } } } } } }`;
    const { data } = await world.ask(subgraph, query, { id: tieId }, { actor });
    const { nodes } = (data as { ties: { nodes: Listed[] } }).ties;
    const ways = nodes.flatMap(({ allowedTransitions }) => allowedTransitions);
    expect(ways.map(({ allowed }) => allowed)).toEqual(state === 'ended' ? [] : [may]);
    const answer = await endTie.done(world, actor, {
      tieId,
      endsOn: '2024',
      expectedVersion: nodes[0]?.version,
    });
    const expected = [
      ...(state === 'ended' ? ['INVALID_STATE tieId'] : []),
      ...(may ? [] : ['FORBIDDEN tieId']),
    ];
    expect(faults(answer)).toEqual(expected);
  });
});

test('the history of what was entered says who did it, to members only', async () => {
  const query = `query ($id: ID!) { organisation(id: $id) { history { totalCount nodes {
    type actor { __typename ... on Organisation { name } } onBehalfOf { name } } } } }`;
  const told = await world.query(query, { id: teamId }, { actor: ningbao });
  const event = { type: 'organisation.registered' };
  const who = {
    actor: { __typename: 'Organisation', name: '宁宝社区' },
    onBehalfOf: { name: '宁宝社区' },
  };
  expect(told).toEqual({
    data: { organisation: { history: { totalCount: 1, nodes: [{ ...event, ...who }] } } },
  });
  const untold = await world.query(query, { id: teamId });
  expect(untold.data).toEqual({
    organisation: {
      history: { totalCount: 1, nodes: [{ ...event, actor: null, onBehalfOf: null }] },
    },
  });
});
