// What comes of a meeting is told once and whole: who came, what became of each matter, what was
// resolved, which appeals were dealt with; what was resolved goes on by whom it was given to.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  APPEALED,
  called,
  cancel,
  demand,
  follow,
  ningbao,
  OUTCOME,
  raise,
  raised,
  SCOPES,
  subgraph,
  tableDemand,
  tell,
  unit,
} from './meeting-ground.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.ask('organisations', '{ organisations(first: 1) { nodes { id } } }');
});
afterAll(() => world.close());

test('what came of a conference is told once, and stands in every list that it belongs to', async () => {
  const meetingId = await called(world);
  const appealId = await raised(world);
  const demandId = await demand(world);
  const { agendaItem } = await tableDemand.done(world, ningbao, { demandId, meetingId });
  const given = {
    ...OUTCOME,
    meetingId,
    expectedVersion: 1,
    durationMinutes: 50,
    households: 8,
    agenda: [
      { agendaItemId: agendaItem?.id, outcome: 'REFERRED', conclusion: '转社区医院' },
      { title: '停车', topic: 'PARKING', outcome: 'DECIDED', conclusion: '划线' },
    ],
    resolutions: [{ text: '月底前划线', responsibleId: 'org-nb-unit-a', dueOn: '2199-01' }],
    appealIds: [appealId],
    minutes: [{ title: '纪要', url: 'https://example.org/minutes.pdf' }],
  };
  const { meeting, userErrors } = await tell.done(world, ningbao, given);
  expect(userErrors).toEqual([]);
  expect(meeting).toMatchObject({
    version: 2,
    state: 'HELD',
    heldOn: today(),
    duration: { value: '50', qualifier: 'EXACT' },
    households: 8,
    attendance: [
      { organisation: { id: 'org-com-ningbao' }, present: true },
      { organisation: { id: 'org-nb-unit-a' }, present: false },
      { organisation: null, present: true },
    ],
    agenda: [{ outcome: 'REFERRED' }, { title: '停车', outcome: 'DECIDED', conclusion: '划线' }],
    resolutions: [{ state: 'OPEN', text: '月底前划线', responsible: { id: 'org-nb-unit-a' } }],
    appeals: { nodes: [{ id: appealId }] },
    minutes: [{ title: '纪要', url: 'https://example.org/minutes.pdf' }],
    allowedTransitions: [],
    history: { nodes: [{ type: 'meeting.convened' }, { type: 'meeting.held' }] },
  });
  const again = await tell.done(world, ningbao, { ...given, appealIds: [] });
  expect(faults(again)).toEqual([
    'INVALID_STATE meetingId',
    'VERSION_CONFLICT expectedVersion',
    'INVALID_INPUT agenda',
  ]);
  const [resolution] = (meeting?.resolutions ?? []) as { id: string }[];
  const done = { resolutionId: resolution?.id, expectedVersion: 1, state: 'UNDER_WAY' };
  expect((await follow.done(world, unit, done)).resolution).toEqual({
    version: 2,
    state: 'UNDER_WAY',
    meeting: { id: meetingId },
    history: { nodes: [{ type: 'resolution.passed' }, { type: 'resolution.moved' }] },
  });
  const other = organisation('org-nb-unit-d', 'PARTNER_UNIT', SCOPES);
  expect(faults(await follow.done(world, other, { ...done, expectedVersion: 2 }))).toEqual([
    'INVALID_STATE state',
    'FORBIDDEN actingForId',
  ]);
});

test('all that stands against an outcome is told at once, and nothing is written', async () => {
  const meetingId = await called(world);
  const appealId = String(
    (await raise.done(world, ningbao, { ...APPEALED, agreementId: null })).appeal?.id,
  );
  await tableDemand.done(world, ningbao, { demandId: await demand(world), meetingId });
  const counted = () =>
    inNamespace(
      world,
      subgraph,
      'select (select count(*) from event) + (select count(*) from attendance) as n',
    );
  const before = await counted();
  const wrong = await tell.done(world, unit, {
    meetingId,
    expectedVersion: 9,
    heldOn: '2199-01-01',
    durationMinutes: 0,
    attendance: [{ present: true }, { organisationId: 'org-nowhere', present: true }],
    agenda: [
      { agendaItemId: 'agd-none', outcome: 'AGREED' },
      { outcome: 'DECIDED', gravity: 'MAJOR' },
    ],
    resolutions: [{ text: ' ' }],
    appealIds: [appealId, 'apl-none'],
    minutes: [{ title: '纪要', url: 'http://example.org' }],
  });
  expect(faults(wrong).sort()).toEqual([
    'FORBIDDEN actingForId',
    'INVALID_INPUT agenda',
    'INVALID_INPUT agenda.1.conclusion',
    'INVALID_INPUT agenda.1.gravity',
    'INVALID_INPUT agenda.1.title',
    'INVALID_INPUT attendance',
    'INVALID_INPUT attendance',
    'INVALID_INPUT attendance.0.organisationId',
    'INVALID_INPUT durationMinutes',
    'INVALID_INPUT heldOn',
    'INVALID_INPUT minutes.0.url',
    'INVALID_INPUT resolutions.0.text',
    'NOT_FOUND agenda.0.agendaItemId',
    'NOT_FOUND appealIds.1',
    'NOT_FOUND attendance.1.organisationId',
    'VERSION_CONFLICT expectedVersion',
  ]);
  expect(await counted()).toEqual(before);
});

test('an outcome is told by one of two at once, and nothing is tabled behind its back', async () => {
  const meetingId = await called(world);
  const given = { ...OUTCOME, meetingId, expectedVersion: 1 };
  const [one, two, tabled] = await Promise.all([
    tell.done(world, ningbao, given),
    tell.done(world, ningbao, given),
    tableDemand.done(world, ningbao, { demandId: await demand(world), meetingId }),
  ]);
  const told = [one, two].filter(({ userErrors }) => userErrors.length === 0).length;
  expect(told).toBe(tabled.userErrors.length === 0 ? 0 : 1);
  const { id } = { id: await called(world, { title: '再议' }) };
  await Promise.all([
    cancel.done(world, ningbao, { meetingId: id, expectedVersion: 1 }),
    tell.done(world, ningbao, { ...given, meetingId: id }),
  ]);
  const events = await inNamespace<{ n: number }>(
    world,
    subgraph,
    `select count(*)::int as n from event where entity_id = $1`,
    [id],
  );
  expect(events).toEqual([{ n: 2 }]);
});
