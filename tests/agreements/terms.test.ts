// An agreement in time: what the database says of a day is what the rules say; reading knows before it
// is written down, and what time brings is written once, by nobody, beside whoever ends it meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followTerms } from '../../subgraphs/agreements/src/agreement/passing.store.ts';
import { stateOn, type Terms } from '../../subgraphs/agreements/src/agreement/term.rules.ts';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['agreements:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const unit = organisation('org-nb-unit-c', 'PARTNER_UNIT', SCOPES);
const stranger = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
const [subgraph, field] = ['agreements', 'agreement'];
const selection = `id version state endedOn outcome plan { progress items { id version state
  allowedTransitions { to allowed } } } allowedTransitions { mutation allowed whyNot(locale: EN) }`;
const record = commandOf({ subgraph, mutation: 'recordAgreement', field, selection });
const terminate = commandOf({ subgraph, mutation: 'terminateAgreement', field, selection });
const complete = commandOf({ subgraph, mutation: 'completeAgreement', field, selection });
const tell = commandOf({
  subgraph,
  mutation: 'recordPlanProgress',
  field: 'planItem',
  selection: 'id version state history { nodes { type } }',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.ask('organisations', '{ organisations(first: 1) { nodes { id } } }');
  await world.ask('compounds', '{ compounds(first: 1) { nodes { id } } }');
});
afterAll(() => world.close());

const sql = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  inNamespace<Row & Record<string, unknown>>(world, subgraph, text, values);

const shifted = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const party = (organisationId: string, role: string) => ({
  organisationId,
  role,
  duties: ['出人出力'],
  consentedOn: '2024-01-01',
});
async function entered(given: object = {}) {
  const { agreement, userErrors } = await record.done(world, ningbao, {
    kind: 'JOINT_BUILD',
    title: '按期协议',
    areaId: 'com-ningbao',
    signedOn: '2024-01-01',
    parties: [party('org-com-ningbao', 'COMMUNITY'), party('org-nb-unit-c', 'PARTNER_UNIT')],
    compoundIds: ['cmp-nb-2'],
    ...given,
  });
  expect(userErrors).toEqual([]);
  return agreement as { id: string; state: string; plan: { items: { id: string }[] } };
}

/** As when days have gone by since it was entered. */
const turned = (id: string, from: string | null, to: string | null) =>
  sql(`update agreement set in_force_from = $2, in_force_to = $3 where id = $1`, [id, from, to]);

interface Read {
  state: string;
  version: number;
  inForce: boolean;
  history: { nodes: { type: string; actor: object | null; toVersion: number }[] };
}
async function read(id: string): Promise<Read> {
  const query = `query ($id: ID!, $on: Date!) { agreement(id: $id) { state version inForce(on: $on)
    history { nodes { type toVersion actor { ... on Organisation { id } } } } } }`;
  const asked = await world.ask(subgraph, query, { id, on: today() }, { actor: ningbao });
  return (asked.data as { agreement: Read }).agreement;
}

/** As a runner does: part after part until nothing is left. */
async function follow(): Promise<void> {
  while (await followTerms.run()) {
    // The next part.
  }
}

test('the database says of every day what the rules say', async () => {
  const dates = [null, '2023', '2024-02', '2024-02-29', '2025?', 'XXXX-09', '2024-21'];
  const plans = [null, [null, 2024, 3], [2024, null, 1], [2023, 2025, null]] as const;
  const items = [[], ['DONE', 'DROPPED'], ['DONE', 'PLANNED'], ['DROPPED']];
  const days = ['2022-12-31', '2023-01-01', '2024-02-29', '2024-06-01', '2025-01-01', '2026-01-01'];
  const rows: (Terms & { id: string })[] = [];
  for (const [at, inForceFrom] of dates.entries()) {
    for (const [to, inForceTo] of dates.slice(at).entries()) {
      const years = plans[rows.length % plans.length] ?? null;
      const states = items[(at + to) % items.length] ?? [];
      const plan = years && {
        startYear: years[0],
        endYear: years[1],
        years: years[2],
        items: states.map((each) => ({ state: each })),
      };
      const state = rows.length % 3 === 0 ? 'IN_FORCE' : 'SIGNED';
      const id = `agr-term-${rows.length}`;
      rows.push({ id, state, inForceFrom, inForceTo, endedOn: null, plan });
    }
  }
  await sql('alter table agreement drop constraint agreement_term');
  await sql(
    `with given as (
       select * from jsonb_to_recordset($1) as r(
         id text, state "AgreementState", "inForceFrom" text, "inForceTo" text, plan jsonb)),
     agreements as (
       insert into agreement (id, kind, state, title, in_force_from, in_force_to, area_id, area_path,
         provenance)
       select id, 'PAIRING', state, 'test', "inForceFrom", "inForceTo", 'com-x', 'com-x', 'SYNTHETIC'
       from given returning id),
     plans as (
       insert into plan (id, agreement_id, start_year, end_year, years, provenance)
       select id, id, (plan ->> 'startYear')::int, (plan ->> 'endYear')::int,
         (plan ->> 'years')::int, 'SYNTHETIC'
       from given where jsonb_typeof(plan) = 'object' returning id)
     insert into plan_item (id, plan_id, area, title, state, position, provenance)
     select g.id || i, g.id, 'HARDWARE', 'test', (e ->> 'state')::"PlanItemState", i, 'SYNTHETIC'
     from given g, jsonb_array_elements(g.plan -> 'items') with ordinality as u(e, i)
     where jsonb_typeof(g.plan) = 'object'`,
    [JSON.stringify(rows)],
  );
  const said = await sql<{ id: string; day: string; state: string }>(
    `select a.id, d.day::text, agreement_state_on(a, d.day)::text as state
     from agreement a, unnest($1::date[]) as d(day) where a.id like 'agr-term-%'`,
    [days],
  );
  const expected = rows.flatMap((row) =>
    days.map((day) => ({ id: row.id, day, state: stateOn(row, day) })),
  );
  const sorted = (list: { id: string; day: string; state: string }[]) =>
    list.map(({ id, day, state }) => `${id} ${day} ${state}`).sort();
  expect(sorted(said)).toEqual(sorted(expected));
  await sql(`delete from agreement where id like 'agr-term-%'`);
});

test('it comes into force and runs out by the day; the log says so once, whoever writes it', async () => {
  const { id, state } = await entered({ inForceFrom: shifted(2), inForceTo: shifted(3) });
  expect(state).toBe('SIGNED');
  expect(await read(id)).toMatchObject({ state: 'SIGNED', inForce: false });
  await turned(id, shifted(0), shifted(1));
  const begun = await read(id);
  expect(begun).toMatchObject({ state: 'IN_FORCE', version: 1, inForce: true });
  const listed = `query ($id: ID!) { agreements(filter: { id: { eq: $id }, state: { eq: IN_FORCE },
    inForce: { eq: true } }) { totalCount } }`;
  const counted = await world.ask(subgraph, listed, { id });
  expect(counted.data).toEqual({ agreements: { totalCount: 1 } });
  await turned(id, shifted(-5), shifted(-1));
  expect(await read(id)).toMatchObject({ state: 'LAPSED', version: 1, inForce: false });
  await Promise.all([follow(), follow(), follow(), follow(), follow()]);
  await follow();
  expect(await read(id)).toEqual({
    state: 'LAPSED',
    version: 3,
    inForce: false,
    history: {
      nodes: [
        { type: 'agreement.recorded', toVersion: 1, actor: { id: 'org-com-ningbao' } },
        { type: 'agreement.cameIntoForce', toVersion: 2, actor: null },
        { type: 'agreement.lapsed', toVersion: 3, actor: null },
      ],
    },
  });
});

test('who ends what has come into force unwritten ends what is in force', async () => {
  const { id } = await entered({ inForceFrom: shifted(2) });
  await turned(id, shifted(-2), null);
  const given = { agreementId: id, expectedVersion: 1, reason: 'PARTY_LEFT' };
  const { agreement } = await terminate.done(world, unit, given);
  expect(agreement).toMatchObject({ version: 3, state: 'TERMINATED', endedOn: today() });
  const { history } = await read(id);
  expect(history.nodes.map(({ type }) => type)).toEqual([
    'agreement.recorded',
    'agreement.cameIntoForce',
    'agreement.terminated',
  ]);
  const late = await entered({ inForceFrom: shifted(2) });
  await turned(late.id, shifted(-2), shifted(-1));
  const over = await terminate.done(world, unit, { ...given, agreementId: late.id });
  expect(faults(over)).toEqual(['INVALID_STATE agreementId']);
});

test('the job and whoever ends it at the same time leave one story', async () => {
  const ids = await Promise.all(
    Array.from({ length: 10 }, async () => (await entered({ inForceFrom: shifted(2) })).id),
  );
  await sql(`update agreement set in_force_from = $2 where id = any($1)`, [ids, shifted(-2)]);
  const ends = ids.map((agreementId) =>
    terminate.done(world, unit, { agreementId, expectedVersion: 1, reason: 'OTHER' }),
  );
  const [answers] = await Promise.all([Promise.all(ends), follow(), follow()]);
  for (const [at, id] of ids.entries()) {
    const { history, version, state } = await read(id);
    const won = answers[at]?.userErrors.length === 0;
    const story = ['agreement.recorded', 'agreement.cameIntoForce'];
    expect(history.nodes.map(({ type }) => type)).toEqual(
      won ? [...story, 'agreement.terminated'] : story,
    );
    expect([version, state]).toEqual(won ? [3, 'TERMINATED'] : [2, 'IN_FORCE']);
    if (answers[at] && !won) {
      expect(faults(answers[at])).toEqual(['VERSION_CONFLICT expectedVersion']);
    }
  }
});

const PLAN = {
  startYear: 2024,
  endYear: 2099,
  items: ['路面', '车棚'].map((title) => ({ area: 'HARDWARE', title, target: '完工' })),
};

test('the parties tell how far their plan is; the community completes what is done', async () => {
  const { id, plan } = await entered({ plan: PLAN });
  const [road, shed] = plan.items.map((item) => item.id);
  const done = { planItemId: road, expectedVersion: 1, state: 'DONE' };
  expect(faults(await tell.done(world, stranger, done))).toEqual(['FORBIDDEN actingForId']);
  expect((await tell.done(world, unit, done)).planItem).toEqual({
    id: road,
    version: 2,
    state: 'DONE',
    history: { nodes: [{ type: 'planItem.moved' }] },
  });
  const again = await tell.done(world, unit, { ...done, planItemId: road });
  expect(faults(again)).toEqual(['INVALID_STATE state', 'VERSION_CONFLICT expectedVersion']);
  const step = { agreementId: id, expectedVersion: 1, outcome: '路面已修' };
  expect(faults(await complete.done(world, ningbao, step))).toEqual(['INVALID_STATE agreementId']);
  await tell.done(world, ningbao, { planItemId: shed, expectedVersion: 1, state: 'DROPPED' });
  expect(faults(await complete.done(world, unit, step))).toEqual(['FORBIDDEN actingForId']);
  const blank = await complete.done(world, ningbao, { ...step, outcome: ' ' });
  expect(faults(blank)).toEqual(['INVALID_INPUT outcome']);
  const { agreement } = await complete.done(world, ningbao, step);
  expect(agreement).toMatchObject({
    version: 2,
    state: 'COMPLETED',
    endedOn: today(),
    outcome: '路面已修',
    plan: { progress: '0.5000', items: [{ state: 'DONE' }, { state: 'DROPPED' }] },
    allowedTransitions: [],
  });
  const reopened = { planItemId: shed, expectedVersion: 2, state: 'UNDER_WAY' };
  const closed = await tell.done(world, ningbao, reopened);
  expect(faults(closed)).toEqual(['INVALID_STATE planItemId']);
});

test('a plan that is done is carried out when its term ends, and one that is open has run out', async () => {
  for (const [state, ended] of [
    ['DONE', 'COMPLETED'],
    ['UNDER_WAY', 'LAPSED'],
  ]) {
    const { id, plan } = await entered({
      plan: PLAN,
      inForceFrom: shifted(-9),
      inForceTo: shifted(1),
    });
    for (const { id: planItemId } of plan.items) {
      await tell.done(world, unit, { planItemId, expectedVersion: 1, state });
    }
    await turned(id, shifted(-9), shifted(-1));
    expect((await read(id)).state).toBe(ended);
    await follow();
    expect(await read(id)).toMatchObject({ state: ended, version: 2 });
  }
});

test('completing and reopening at once: one of them finds what the other left', async () => {
  const { id, plan } = await entered({ plan: PLAN });
  for (const { id: planItemId } of plan.items) {
    await tell.done(world, unit, { planItemId, expectedVersion: 1, state: 'DONE' });
  }
  const planItemId = plan.items[0]?.id;
  const [completed, reopened] = await Promise.all([
    complete.done(world, ningbao, { agreementId: id, expectedVersion: 1, outcome: '完成' }),
    tell.done(world, unit, { planItemId, expectedVersion: 2, state: 'UNDER_WAY' }),
  ]);
  const won = [completed, reopened].filter(({ userErrors }) => userErrors.length === 0);
  expect(won).toHaveLength(1);
});
