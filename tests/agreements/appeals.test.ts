// An appeal is put forward, given to somebody and carried out, each by whom it is for; and who may do
// what to meetings and appeals, as a table of roles.
import type { Actor, Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import {
  APPEALED,
  assign,
  called,
  cancel,
  demand,
  implement,
  ningbao,
  OUTCOME,
  raise,
  raised,
  SCOPES,
  subgraph,
  tell,
  unit,
} from './meeting-ground.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.ask('organisations', '{ organisations(first: 1) { nodes { id } } }');
});
afterAll(() => world.close());

test('an appeal is put forward, given to somebody, and carried out', async () => {
  const { appeal } = await raise.done(world, unit, { ...APPEALED, demandId: await demand(world) });
  const appealId = String(appeal?.id);
  expect(appeal).toMatchObject({
    state: 'RECEIVED',
    receivedOn: today(),
    demand: { id: expect.any(String) },
  });
  const named = { appealId, expectedVersion: 1, responsibleId: 'org-firm-ningbao' };
  expect(
    faults(await assign.done(world, ningbao, { ...named, responsibleId: 'org-none' })),
  ).toEqual(['NOT_FOUND responsibleId']);
  await assign.done(world, ningbao, named);
  const other = { ...named, expectedVersion: 2, responsibleId: 'org-nb-unit-a' };
  expect((await assign.done(world, ningbao, other)).appeal).toMatchObject({
    version: 3,
    state: 'ASSIGNED',
    responsible: { id: 'org-nb-unit-a' },
  });
  const done = { appealId, expectedVersion: 3, outcome: '已更换灯具' };
  const late = await implement.done(world, unit, { ...done, implementedOn: '2199-01-01' });
  expect(faults(late)).toEqual(['INVALID_INPUT implementedOn']);
  const ten = Array.from({ length: 5 }, () => implement.done(world, unit, done));
  const won = (await Promise.all(ten)).filter(({ userErrors }) => userErrors.length === 0);
  expect(won).toHaveLength(1);
  expect(won[0]?.appeal).toMatchObject({
    version: 4,
    state: 'IMPLEMENTED',
    implementedOn: today(),
    outcome: '已更换灯具',
    allowedTransitions: [],
    history: {
      nodes: [
        { type: 'appeal.raised' },
        { type: 'appeal.assigned' },
        { type: 'appeal.assigned' },
        { type: 'appeal.implemented' },
      ],
    },
  });
});

test('what an appeal names lies in its area, and who may put it forward is a party or keeps its books', async () => {
  const firm = organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES);
  const wrong = await raise.done(world, firm, {
    title: ' ',
    areaId: 'com-ningbao',
    compoundId: 'cmp-hualing',
    agreementId: 'agr-fangzhi',
    demandId: 'dem-none',
    receivedOn: '2199-01-01',
  });
  expect(faults(wrong).sort()).toEqual([
    'FORBIDDEN actingForId',
    'INVALID_INPUT agreementId',
    'INVALID_INPUT compoundId',
    'INVALID_INPUT receivedOn',
    'INVALID_INPUT title',
    'NOT_FOUND demandId',
  ]);
});

const ROLES: [Role, string, keeps: boolean, handles: boolean][] = [
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true, false],
  ['COMMUNITY', 'org-com-ningbao', true, false],
  ['COMMUNITY', 'org-str-xinglin', true, false],
  ['COMMUNITY', 'org-com-fangzhi', false, false],
  ['PARTNER_UNIT', 'org-nb-unit-a', false, true],
  ['PARTNER_UNIT', 'org-nb-unit-d', false, false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false, false],
  ['ANALYST', 'org-housing-bureau', false, false],
];

test.each(ROLES)(
  '%s as %s: what is allowed is what can be done',
  async (role, id, keeps, handles) => {
    const actor: Actor = organisation(id, role, SCOPES);
    const allowed = async (field: string, rowId: string) => {
      const query = `{ ${field}(id: "${rowId}") { allowedTransitions { mutation allowed } } }`;
      const { data } = await world.ask(subgraph, query, {}, { actor });
      return (data as Record<string, { allowedTransitions: object[] }>)[field]?.allowedTransitions;
    };
    const meetingId = await called(world);
    expect(await allowed('meeting', meetingId)).toEqual([
      { mutation: 'recordMeetingOutcome', allowed: keeps },
      { mutation: 'cancelMeeting', allowed: keeps },
    ]);
    const held = await tell.done(world, actor, { ...OUTCOME, meetingId, expectedVersion: 1 });
    expect(held.userErrors.length === 0).toBe(keeps);
    const cancelled = await cancel.done(world, actor, {
      meetingId: await called(world),
      expectedVersion: 1,
    });
    expect(cancelled.userErrors.length === 0).toBe(keeps);
    const appealId = await raised(world);
    expect(await allowed('appeal', appealId)).toEqual([
      { mutation: 'assignAppeal', allowed: keeps },
    ]);
    const early = { appealId, expectedVersion: 1, outcome: '完成' };
    expect(
      (await implement.done(world, actor, early)).userErrors.map(({ code }) => code),
    ).toContain('INVALID_STATE');
    const given = { appealId, expectedVersion: 1, responsibleId: 'org-nb-unit-a' };
    expect((await assign.done(world, actor, given)).userErrors.length === 0).toBe(keeps);
    if (!keeps) {
      await assign.done(world, ningbao, given);
    }
    expect(await allowed('appeal', appealId)).toEqual([
      { mutation: 'assignAppeal', allowed: keeps },
      { mutation: 'implementAppeal', allowed: keeps || handles },
    ]);
    const done = { appealId, expectedVersion: 2, outcome: '完成' };
    expect((await implement.done(world, actor, done)).userErrors.length === 0).toBe(
      keeps || handles,
    );
  },
);
