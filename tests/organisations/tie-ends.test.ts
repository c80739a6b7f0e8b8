// A tie needs the word of all its ends: who keeps the books of a place speaks for those who belong
// there and for nobody else, and what an end has not said counts for nothing and is told to no other.
import type { Actor, Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write', 'resources:write'];
const subgraph = 'organisations';
const community = (id: string) => organisation(`org-${id}`, 'COMMUNITY', SCOPES);
const [ningbao, fangzhi] = [community('com-ningbao'), community('com-fangzhi')];
const street = community('str-xinglin');
const unit = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
const stranger = organisation('org-nb-unit-e', 'PARTNER_UNIT', SCOPES);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);

const field = 'tie';
const selection = `id version state awaits inForce declinedAt endsOn
  allowedTransitions { to mutation allowed } history { nodes { type } }`;
const command = (mutation: string, input?: string) =>
  commandOf({ subgraph, mutation, input, field, selection });
const record = command('recordTie');
const STEPS = {
  confirmTie: command('confirmTie', 'TieStepInput'),
  declineTie: command('declineTie', 'TieStepInput'),
  endTie: command('endTie'),
};
type Step = keyof typeof STEPS;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const REPORTING = { kind: 'REPORT_IN', fromOrganisationId: unit.id, toAreaId: 'com-fangzhi' };

async function entered(by: Actor, given: object = REPORTING) {
  const { tie, userErrors } = await record.done(world, by, { ...given });
  expect(userErrors).toEqual([]);
  return { tieId: String(tie?.id), expectedVersion: 1 };
}

async function seen(actor: Actor | null, tieId: string) {
  const query = `query ($id: ID!) { ties(filter: { id: { eq: $id } }) { totalCount nodes { id state } } }`;
  const { data } = await world.ask(subgraph, query, { id: tieId }, { actor });
  return (data as { ties: { totalCount: number; nodes: { state: string }[] } }).ties;
}

async function reportedIn(areaId: string) {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Area {
    reportedInOrganisationIds } } }`;
  const { data } = await world.ask(subgraph, query, { r: [{ __typename: 'Area', id: areaId }] });
  const { _entities } = data as { _entities: { reportedInOrganisationIds: string[] }[] };
  return _entities.flatMap((each) => each.reportedInOrganisationIds);
}

const waiting = async (actor: Actor) => {
  const query = `query ($id: ID!) { organisation(id: $id) { tiesToConfirm { nodes { id } } } }`;
  const { data } = await world.ask(subgraph, query, { id: actor.id }, { actor });
  const told = data as { organisation: { tiesToConfirm: { nodes: { id: string }[] } } };
  return told.organisation.tiesToConfirm.nodes.map(({ id }) => id);
};

describe.each([
  ['a community that names a unit of another', fangzhi, unit, ningbao, 'FROM_ORGANISATION'],
  ['a unit that reports in to another community', unit, fangzhi, street, 'TO'],
  ['the community of a unit that reports in elsewhere', ningbao, fangzhi, street, 'TO'],
] as const)('%s', (_what, proposes, answers, alsoAnswers, end) => {
  test('proposes what the other end confirms: only then it counts', async () => {
    const { tieId } = await entered(proposes);
    const [before] = (await seen(proposes, tieId)).nodes;
    expect(before?.state).toBe('PROPOSED');
    expect(await reportedIn('com-fangzhi')).not.toContain(unit.id);
    expect(await waiting(proposes)).not.toContain(tieId);
    expect(await waiting(answers)).toContain(tieId);
    expect(await waiting(alsoAnswers)).toContain(tieId);
    const own = await STEPS.confirmTie.done(world, proposes, { tieId, expectedVersion: 1 });
    expect(faults(own)).toEqual(['FORBIDDEN tieId']);
    const said = await STEPS.confirmTie.done(world, answers, { tieId, expectedVersion: 1 });
    expect(said.tie).toMatchObject({ version: 2, state: 'STANDING', awaits: [], inForce: true });
    expect(await reportedIn('com-fangzhi')).toContain(unit.id);
    const gone = { tieId, expectedVersion: 2, endsOn: '2024' };
    const ended = await STEPS.endTie.done(world, proposes, gone);
    expect(ended.tie).toMatchObject({
      state: 'ENDED',
      allowedTransitions: [],
      history: {
        nodes: ['recorded', 'confirmed', 'ended'].map((verb) => ({ type: `tie.${verb}` })),
      },
    });
    expect(await reportedIn('com-fangzhi')).not.toContain(unit.id);
  });

  test('is declined by it, or takes it back, and may ask again', async () => {
    for (const by of [answers, alsoAnswers, proposes]) {
      const again = await entered(proposes);
      const [row] = await inNamespace<{ awaits: string }>(
        world,
        subgraph,
        'select awaits::text as awaits from tie where id = $1',
        [again.tieId],
      );
      expect(row?.awaits).toBe(`{${end}}`);
      const { tie } = await STEPS.declineTie.done(world, by, again);
      expect(tie).toMatchObject({ state: 'DECLINED', inForce: false, allowedTransitions: [] });
      expect(tie?.declinedAt).not.toBeNull();
      expect(await waiting(answers)).not.toContain(again.tieId);
    }
  });
});

describe('what not all ends have said', () => {
  test('is told to its ends and to nobody else, in no count either', async () => {
    const { tieId, expectedVersion } = await entered(fangzhi);
    for (const actor of [fangzhi, unit, ningbao, street, platform]) {
      expect((await seen(actor, tieId)).totalCount, actor.id).toBe(1);
    }
    for (const actor of [null, stranger, community('com-lianting'), person('per-x', 'VOLUNTEER')]) {
      expect(await seen(actor, tieId), actor?.id).toEqual({ totalCount: 0, nodes: [] });
    }
    const no = await STEPS.declineTie.done(world, stranger, { tieId, expectedVersion });
    expect(faults(no)).toEqual(['NOT_FOUND tieId']);
    await STEPS.declineTie.done(world, unit, { tieId, expectedVersion });
    expect((await seen(null, tieId)).totalCount).toBe(0);
    expect((await seen(unit, tieId)).totalCount).toBe(1);
  });

  test('lets nobody publish for another, and a private resident stays private', async () => {
    const publish = commandOf({
      subgraph: 'lists',
      mutation: 'publishResource',
      field: 'resource',
      selection: 'id',
    });
    const offer = {
      areaId: 'com-fangzhi',
      providerId: unit.id,
      title: '义诊',
      category: 'MEDICAL',
      unit: 'SESSION',
      capacityPerQuarter: 1,
      serviceAreaIds: ['com-fangzhi'],
    };
    const at = await entered(fangzhi);
    expect(faults(await publish.done(world, fangzhi, offer))).toEqual(['FORBIDDEN providerId']);
    expect(faults(await STEPS.confirmTie.done(world, unit, at))).toEqual([]);
    expect(faults(await publish.done(world, fangzhi, offer))).toEqual([]);
    const end = { tieId: at.tieId, expectedVersion: 2, endsOn: '2024' };
    await STEPS.endTie.done(world, unit, end);
    await entered(fangzhi, {
      kind: 'MEMBER_REPORT_IN',
      fromPersonId: 'per-nb-resident-4',
      toAreaId: 'com-fangzhi',
    });
    const query = `{ people(filter: { id: { eq: "per-nb-resident-4" } }) { nodes { id } } }`;
    const { data } = await world.ask(subgraph, query, {}, { actor: stranger });
    expect(data).toEqual({ people: { nodes: [] } });
    const me = person('per-nb-resident-4', 'RESIDENT_REPRESENTATIVE', SCOPES);
    const mine = `{ viewer { actor { ... on Person { tiesToConfirm { nodes { state } } } } } }`;
    expect((await world.ask(subgraph, mine, {}, { actor: me })).data).toEqual({
      viewer: { actor: { tiesToConfirm: { nodes: [{ state: 'PROPOSED' }] } } },
    });
  });
});

test('of a member who is sent, sender and member say so, each for itself', async () => {
  const member = person('per-qianshang-07', 'VOLUNTEER', SCOPES);
  const given = {
    kind: 'MEMBER_REPORT_IN',
    fromOrganisationId: unit.id,
    fromPersonId: member.id,
    toAreaId: 'com-fangzhi',
  };
  const { tie } = await record.done(world, fangzhi, given);
  expect(tie).toMatchObject({ awaits: ['FROM_ORGANISATION', 'FROM_PERSON'] });
  const first = { tieId: tie?.id, expectedVersion: 1 };
  const sent = await STEPS.confirmTie.done(world, unit, first);
  expect(sent.tie).toMatchObject({ state: 'PROPOSED', awaits: ['FROM_PERSON'], inForce: false });
  const second = { tieId: tie?.id, expectedVersion: 2 };
  const twice = await STEPS.confirmTie.done(world, unit, second);
  expect(faults(twice)).toEqual(['FORBIDDEN tieId']);
  const came = await STEPS.confirmTie.done(world, member, second);
  expect(came.tie).toMatchObject({ state: 'STANDING', awaits: [], inForce: true });
});

test('a firm keeps its instructor: proposals are in nobody’s way, and one of ten is confirmed', async () => {
  const body = { areaId: 'com-fangzhi', kind: 'ENTERPRISE', nameZh: '有指导员的企业' };
  const enter = commandOf({
    subgraph,
    mutation: 'registerOrganisation',
    field: 'organisation',
    selection: 'id',
  });
  const { organisation: firm } = await enter.done(world, fangzhi, body);
  const toOrganisationId = String(firm?.id);
  const proposals = await Promise.all(
    [1, 2, 3, 4].map((at) =>
      entered(fangzhi, {
        kind: 'INSTRUCTION',
        fromPersonId: `per-nb-resident-${at}`,
        toOrganisationId,
      }),
    ),
  );
  const answers = await Promise.all(
    proposals.map((each) => STEPS.confirmTie.done(world, ningbao, each)),
  );
  const refused = answers.flatMap(faults);
  expect(refused).toEqual(['DUPLICATE tieId', 'DUPLICATE tieId', 'DUPLICATE tieId']);
});

const ROLES: [Role, string, boolean, boolean][] = [
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', true, true],
  ['COMMUNITY', 'org-com-fangzhi', false, true],
  ['COMMUNITY', 'org-com-ningbao', true, true],
  ['COMMUNITY', 'org-str-xinglin', true, true],
  ['COMMUNITY', 'org-com-lianting', false, false],
  ['PARTNER_UNIT', 'org-nb-unit-a', true, true],
  ['PARTNER_UNIT', 'org-nb-unit-e', false, false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false, false],
  ['VOLUNTEER', 'per-qianshang-07', false, false],
  ['RESIDENT_REPRESENTATIVE', 'per-nb-resident-1', false, false],
  ['ANALYST', 'org-housing-bureau', false, false],
  ['INTEGRATOR', 'org-nb-unit-f', false, false],
];
const STATES = ['PROPOSED', 'DECLINED', 'STANDING', 'ENDED'];
const FROM: Record<Step, string> = {
  confirmTie: 'PROPOSED',
  declineTie: 'PROPOSED',
  endTie: 'STANDING',
};

/** A tie that the community of the list proposed, brought to a state. */
async function standing(state: string) {
  const at = await entered(fangzhi, { ...REPORTING, kind: 'DEPLOYMENT' });
  const take = (step: Step, version: number, more = {}) =>
    STEPS[step].done(world, platform, { ...at, expectedVersion: version, ...more });
  if (state === 'DECLINED') {
    await take('declineTie', 1);
  }
  if (state === 'STANDING' || state === 'ENDED') {
    await take('confirmTie', 1);
  }
  if (state === 'ENDED') {
    await take('endTie', 2, { endsOn: '2024' });
  }
  return at.tieId;
}

describe.each(ROLES)('%s as %s', (role, id, isAwaited, isEnd) => {
  test.each(STATES)('on a tie that is %s: what is allowed is what can be done', async (state) => {
    const actor = id.startsWith('per-') ? person(id, role, SCOPES) : organisation(id, role, SCOPES);
    const tieId = await standing(state);
    const isThere = isEnd || state === 'STANDING' || state === 'ENDED';
    const query = `query ($id: ID!) { ties(filter: { id: { eq: $id } }) { nodes {
      version allowedTransitions { mutation allowed } } } }`;
    const { data } = await world.ask(subgraph, query, { id: tieId }, { actor });
    const [row] = (data as { ties: { nodes: Row[] } }).ties.nodes;
    expect(row !== undefined).toBe(isThere);
    const allowed = row?.allowedTransitions.filter((way) => way.allowed) ?? [];
    for (const step of Object.keys(STEPS) as Step[]) {
      const isOpen = state === 'PROPOSED' || state === 'DECLINED';
      const may = step === 'confirmTie' ? isAwaited && isOpen : isEnd;
      expect(allowed.some(({ mutation }) => mutation === step)).toBe(may && state === FROM[step]);
      const given = {
        tieId,
        expectedVersion: 99,
        ...(step === 'endTie' ? { endsOn: '2024' } : {}),
      };
      const expected = isThere
        ? [
            ...(state === FROM[step] ? [] : ['INVALID_STATE tieId']),
            'VERSION_CONFLICT expectedVersion',
            ...(may ? [] : ['FORBIDDEN tieId']),
          ]
        : ['NOT_FOUND tieId'];
      expect(faults(await STEPS[step].done(world, actor, given)), step).toEqual(expected);
    }
    const last = { tieId, expectedVersion: row?.version ?? 1 };
    await STEPS.declineTie.done(world, platform, last);
    await STEPS.endTie.done(world, platform, { ...last, endsOn: '2024' });
  });
});

interface Row {
  version: number;
  allowedTransitions: { mutation: string; allowed: boolean }[];
}
