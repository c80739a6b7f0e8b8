// Stages of cases over a real database: three whole lives, every stage against every state that a case
// can stand in, every side, what the log and the public are told, and what the database holds to.
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

const SCOPES = ['demands:write'];
const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const elsewhere = organisation('org-com-lianting', 'COMMUNITY', SCOPES);
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);
const PHOTO = { title: '现场照片', url: 'https://example.org/wall.jpg' };

const advance = commandOf({
  subgraph: 'lists',
  mutation: 'advanceStage',
  field: 'demand',
  selection: 'id state stage grade version',
});

async function advanceTo(actor: typeof ningbao, id: string, to: string, more = {}) {
  const [row] = await inLists<{ version: number }>(
    world,
    'select version from demand where id = $1',
    [id],
  );
  return advance.done(world, actor, { demandId: id, expectedVersion: row?.version, to, ...more });
}

async function submitted(more: object, actor = resident): Promise<string> {
  const { demand, userErrors } = await submitDemand.done(world, actor, {
    ...NEED,
    kind: 'CASE',
    ...more,
  });
  expect(userErrors).toEqual([]);
  return String(demand?.id);
}

async function shown(id: string, actor: typeof ningbao) {
  const query = `query ($id: ID!) { demand(id: $id) { procedure stage state grade disputeSubject
    stages { stage note grade by { __typename } evidence { title } }
    allowedTransitions { mutation to allowed } } }`;
  const { data, errors } = await world.ask('lists', query, { id }, { actor });
  expect(errors).toBeUndefined();
  return (data as { demand: Record<string, unknown> | null }).demand;
}

describe('a whole life', () => {
  test('of a kiosk case: seen, joined, settled, answered', async () => {
    const id = await submitted({ channel: 'KIOSK', title: '外墙渗水' });
    expect(faults(await advanceTo(ningbao, id, 'ESCALATED'))).toEqual(['INVALID_STATE to']);
    expect(faults(await advanceTo(ningbao, id, 'INSPECTED'))).toEqual(['INVALID_INPUT evidence']);
    await advanceTo(ningbao, id, 'INSPECTED', { evidence: [PHOTO], note: '墙面潮湿。' });
    await advanceTo(ningbao, id, 'JOINT_SITE_VISIT');
    await advanceTo(ningbao, id, 'JOINT_SITE_VISIT', { note: '再看一次。' });
    await advanceTo(ningbao, id, 'JOINT_WORK', { note: '落水管脱节。' });
    const settled = { note: '已接好落水管。' };
    await advanceTo(ningbao, id, 'RESOLVED', settled);
    await take(world, 'reopenDemand', ningbao, id);
    expect(await shown(id, ningbao)).toMatchObject({ state: 'SORTED', stage: 'JOINT_WORK' });
    await advanceTo(ningbao, id, 'RESOLVED', settled);
    expect(faults(await advanceTo(ningbao, id, 'REPLIED'))).toEqual(['INVALID_INPUT note']);
    const { demand } = await advanceTo(ningbao, id, 'REPLIED', { note: '已告知反映人。' });
    expect(demand).toMatchObject({ state: 'CONFIRMED', stage: 'REPLIED', version: 9 });
    const told = await shown(id, resident);
    const stages = told?.stages as { stage: string; note: string | null }[];
    expect(stages.map(({ stage }) => stage)).toEqual([
      'RECEIVED',
      'INSPECTED',
      'JOINT_SITE_VISIT',
      'JOINT_SITE_VISIT',
      'JOINT_WORK',
      'RESOLVED',
      'JOINT_WORK',
      'RESOLVED',
      'REPLIED',
    ]);
    // Whoever reported it reads what came of it, not who took the photo, nor the photo.
    expect(stages[1]).toEqual({
      stage: 'INSPECTED',
      note: '墙面潮湿。',
      grade: null,
      by: null,
      evidence: [],
    });
    const known = await shown(id, ningbao);
    expect(known?.stages).toContainEqual({
      stage: 'INSPECTED',
      note: '墙面潮湿。',
      grade: null,
      by: { __typename: 'Organisation' },
      evidence: [{ title: '现场照片' }],
    });
    expect(known?.allowedTransitions).not.toContainEqual(
      expect.objectContaining({ mutation: 'advanceStage' }),
    );
  });

  test('of the closed loop: dispatched, graded up, sent back, fed back by the street', async () => {
    const id = await submitted({ channel: 'VISIT' });
    await take(world, 'sortDemand', ningbao, id);
    expect(faults(await take(world, 'routeDemand', ningbao, id))).toEqual([
      'INVALID_STATE demandId',
    ]);
    await advanceTo(ningbao, id, 'DISCOVERED');
    expect(faults(await advanceTo(ningbao, id, 'DISPATCHED'))).toEqual(['INVALID_STATE to']);
    await take(world, 'routeDemand', ningbao, id);
    expect(await shown(id, firm)).toMatchObject({ stage: 'DISPATCHED', state: 'ROUTED' });
    await take(world, 'returnDemand', firm, id);
    expect(await shown(id, ningbao)).toMatchObject({ stage: 'DISCOVERED', state: 'SORTED' });
    await take(world, 'routeDemand', ningbao, id);
    await take(world, 'acknowledgeDemand', firm, id);
    expect(faults(await take(world, 'resolveDemand', firm, id))).toEqual([
      'INVALID_STATE demandId',
    ]);
    await advanceTo(firm, id, 'GRADED_HANDLING', { grade: 'COMPOUND' });
    await advanceTo(ningbao, id, 'GRADED_HANDLING', { grade: 'STREET' });
    for (const actor of [firm, ningbao]) {
      const lower = await advanceTo(actor, id, 'GRADED_HANDLING', { grade: 'COMPOUND' });
      expect(faults(lower)).toEqual(['FORBIDDEN grade']);
    }
    expect(faults(await advanceTo(street, id, 'FED_BACK', { note: '早了。' }))).toEqual([
      'INVALID_STATE to',
    ]);
    await take(world, 'resolveDemand', firm, id);
    for (const actor of [firm, ningbao]) {
      expect(faults(await advanceTo(actor, id, 'FED_BACK', { note: '已反馈。' }))).toEqual([
        'FORBIDDEN actingForId',
      ]);
    }
    const { demand } = await advanceTo(street, id, 'FED_BACK', { note: '已反馈。' });
    expect(demand).toMatchObject({ state: 'CONFIRMED', stage: 'FED_BACK', grade: 'STREET' });
  });

  test('of a mediation that fails, chosen while it was sorted', async () => {
    const id = await submitted({ channel: 'MEETING' });
    await take(world, 'sortDemand', ningbao, id, {
      procedure: 'MEDIATION',
      disputeSubject: 'FREIGHT',
    });
    expect(await shown(id, ningbao)).toMatchObject({
      procedure: 'MEDIATION',
      stage: 'FILED',
      disputeSubject: 'FREIGHT',
      stages: [{ stage: 'FILED' }],
    });
    await take(world, 'routeDemand', ningbao, id, { responsiblePartyId: 'org-greening' });
    const mediator = organisation('org-greening', 'PARTNER_UNIT', SCOPES);
    await take(world, 'acknowledgeDemand', mediator, id);
    await take(world, 'resolveDemand', mediator, id);
    expect(await shown(id, mediator)).toMatchObject({ stage: 'MEDIATING', state: 'RESOLVED' });
    const { demand } = await advanceTo(mediator, id, 'FAILED', { note: '双方未能达成一致。' });
    expect(demand).toMatchObject({ state: 'CONFIRMED', stage: 'FAILED' });
  });
});

describe('every side', () => {
  test.each([
    [ningbao, []],
    [street, []],
    [organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES), []],
    [firm, []],
    [resident, ['FORBIDDEN actingForId']],
    [elsewhere, ['NOT_FOUND demandId']],
    [organisation('org-com-ningbao', 'ANALYST', SCOPES), ['NOT_FOUND demandId']],
  ])('%j: %j', async (actor, expected) => {
    const id = await submitted({ channel: 'KIOSK' });
    await inLists(
      world,
      `insert into assignment (id, demand_id, assignee_organisation_id, mode, state, assigned_at, provenance)
      values ('asg-' || $1, $1, $2, 'ROUTED', 'ACKNOWLEDGED', now(), 'ENTERED')`,
      [id, firm.id],
    );
    await inLists(
      world,
      `update demand set state = 'ROUTED', route = 'RESPONSIBLE_PARTY', responsible_party_id = $2
      where id = $1`,
      [id, firm.id],
    );
    const ways = (await shown(id, actor))?.allowedTransitions as
      | { mutation: string; allowed: boolean }[]
      | undefined;
    const may = ways?.filter(({ mutation }) => mutation === 'advanceStage');
    expect(may?.map(({ allowed }) => allowed) ?? [false]).toEqual([expected.length === 0]);
    expect(faults(await advanceTo(actor, id, 'INSPECTED', { evidence: [PHOTO] }))).toEqual(
      expected,
    );
  });
});

describe('what is said and what is held', () => {
  test('the log says where a case came, and nothing that people wrote', async () => {
    const id = await submitted({ channel: 'KIOSK' });
    await advanceTo(ningbao, id, 'INSPECTED', { evidence: [PHOTO], note: '三楼某户漏水。' });
    const [event] = await inLists(
      world,
      `select type, from_version, to_version, before, after from event
      where entity_id = $1 order by seq desc limit 1`,
      [id],
    );
    expect(event).toEqual({
      type: 'demand.advanced',
      from_version: 1,
      to_version: 2,
      before: { state: 'COLLECTED', stage: 'RECEIVED' },
      after: { state: 'SORTED', stage: 'INSPECTED' },
    });
  });

  test('a key is good for one advance, another version for none', async () => {
    const id = await submitted({ channel: 'KIOSK' });
    const input = { evidence: [PHOTO], expectedVersion: 1, idempotencyKey: `adv-${id}` };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => advanceTo(ningbao, id, 'INSPECTED', input)),
    );
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const late = await advanceTo(ningbao, id, 'ESCALATED', { expectedVersion: 1 });
    expect(faults(late)).toEqual(['VERSION_CONFLICT expectedVersion']);
    const [{ count } = { count: 0 }] = await inLists<{ count: number }>(
      world,
      'select count(*)::int as count from stage_step where demand_id = $1',
      [id],
    );
    expect(count).toBe(2);
  });

  test('a firm reads the case that it put forward, and others do not', async () => {
    const id = await submitted({ channel: 'PROPERTY_CENTRE', contact: '值班室' }, firm);
    const query = `query ($id: ID!) { demand(id: $id) { submissions { nodes { contact submittedFor { id } } } } }`;
    const read = async (actor: typeof firm) =>
      (await world.ask('lists', query, { id }, { actor })).data as {
        demand: { submissions: { nodes: object[] } } | null;
      };
    const own = { contact: '值班室', submittedFor: { id: firm.id } };
    expect((await read(firm)).demand?.submissions.nodes).toEqual([own]);
    expect((await read(elsewhere)).demand).toBeNull();
    const integrator = organisation(firm.id, 'INTEGRATOR');
    expect((await read(integrator)).demand?.submissions.nodes).toEqual([
      { contact: null, submittedFor: null },
    ]);
  });

  test('the procedures that are published are those that the database holds to', async () => {
    type Published = {
      kind: string;
      code: string | null;
      stages: { code: string; states: string[] }[];
    }[];
    const query = '{ procedures { kind code stages { code states } } }';
    const { procedures } = (await world.ask('lists', query)).data as { procedures: Published };
    const [{ text } = { text: '' }] = await inLists<{ text: string }>(
      world,
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'demand_stage_check'`,
    );
    const triples = [
      ...text.matchAll(
        /'([A-Z_]+)'::"ProcedureCode"[^']*'([A-Z_]+)'::"StageCode"[^']*'([A-Z]+)'::"DemandState"/g,
      ),
    ].map(([, code, stage, state]) => `${code} ${stage} ${state}`);
    const said = procedures
      .filter(({ code }) => code !== null)
      .flatMap(({ code, stages }) =>
        stages.flatMap((stage) => stage.states.map((state) => `${code} ${stage.code} ${state}`)),
      );
    expect(triples.sort()).toEqual(said.sort());
  });

  test.each(['MICRO_WISH', 'REPAIR_ORDER'])(
    'the stage of a %s follows from its state',
    async (kind) => {
      const query = '{ procedures { kind stages { code states } } }';
      type Published = { kind: string; stages: { code: string; states: string[] }[] }[];
      const { procedures } = (await world.ask('lists', query)).data as { procedures: Published };
      const stages = procedures.find((each) => each.kind === kind)?.stages ?? [];
      for (const state of [
        'COLLECTED',
        'SORTED',
        'LISTED',
        'CLAIMED',
        'DELIVERED',
        'CONFIRMED',
        'WITHDRAWN',
      ]) {
        const id = await demandIn(world, state, { kind });
        const expected = stages.find(({ states }) => states.includes(state))?.code ?? null;
        expect((await shown(id, ningbao))?.stage, `${kind} ${state}`).toBe(expected);
      }
    },
  );
});
