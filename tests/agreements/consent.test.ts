// A draft is signed by its parties themselves, one by one, and an agreement ends before its time: by
// whom, from where, once; what it covers has its partners from the last consent to the end.
import type { Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['agreements:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const unit = organisation('org-nb-unit-c', 'PARTNER_UNIT', SCOPES);
const subgraph = 'agreements';
const field = 'agreement';
const selection = `id version state signedOn endReason parties { organisation { id } consentedOn }
  allowedTransitions { to mutation allowed } history { nodes { type } }`;
const record = commandOf({ subgraph, mutation: 'recordAgreement', field, selection });
const consent = commandOf({ subgraph, mutation: 'consentToAgreement', field, selection });
const complete = commandOf({ subgraph, mutation: 'completeAgreement', field, selection });
const terminate = commandOf({ subgraph, mutation: 'terminateAgreement', field, selection });

const party = (organisationId: string, role: string, consentedOn?: string) => ({
  organisationId,
  role,
  duties: ['出人出力'],
  consentedOn,
});
const DONE = { endYear: 2099, items: [{ area: 'HARDWARE', title: '路灯', target: '全亮' }] };
const DRAFT = {
  kind: 'JOINT_BUILD',
  title: '待签协议',
  areaId: 'com-ningbao',
  inForceFrom: '2024',
  parties: [party('org-com-ningbao', 'COMMUNITY'), party('org-nb-unit-c', 'PARTNER_UNIT')],
  compoundIds: ['cmp-nb-2'],
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // What owners are asked for the first time can take them longer than others wait for it.
  await world.ask('organisations', '{ organisations(first: 1) { nodes { id } } }');
  await world.ask('compounds', '{ compounds(first: 1) { nodes { id } } }');
});
afterAll(() => world.close());

const partners = async () => {
  const query = `{ _entities(representations: [{ __typename: "Compound", id: "cmp-nb-2" }]) {
    ... on Compound { partnerOrganisationIds } } }`;
  const { data } = await world.ask(subgraph, query);
  const { _entities } = data as { _entities: { partnerOrganisationIds: string[] }[] };
  return _entities.flatMap((each) => each.partnerOrganisationIds);
};

test('each party consents for itself; the last consent signs it, and its end takes its partners away', async () => {
  const { agreement } = await record.done(world, ningbao, DRAFT);
  const agreementId = String(agreement?.id);
  expect(agreement).toMatchObject({
    version: 1,
    state: 'DRAFT',
    signedOn: null,
    allowedTransitions: [
      { to: 'SIGNED', mutation: 'consentToAgreement', allowed: true },
      { to: 'TERMINATED', mutation: 'terminateAgreement', allowed: true },
    ],
  });
  const first = await consent.done(world, ningbao, { agreementId, expectedVersion: 1 });
  expect(first.agreement).toMatchObject({ version: 2, state: 'DRAFT', signedOn: null });
  expect(await partners()).not.toContain('org-nb-unit-c');
  const twice = await consent.done(world, ningbao, { agreementId, expectedVersion: 2 });
  expect(faults(twice)).toEqual(['FORBIDDEN actingForId']);
  const last = await consent.done(world, unit, { agreementId, expectedVersion: 2 });
  expect(last.agreement).toMatchObject({
    version: 3,
    state: 'IN_FORCE',
    signedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    parties: [{ consentedOn: expect.any(String) }, { consentedOn: expect.any(String) }],
  });
  expect(await partners()).toContain('org-nb-unit-c');
  const given = { agreementId, expectedVersion: 3, reason: 'PARTY_LEFT' };
  const ended = await terminate.done(world, unit, given);
  expect(ended.agreement).toMatchObject({
    version: 4,
    state: 'TERMINATED',
    endReason: 'PARTY_LEFT',
    allowedTransitions: [],
    history: {
      nodes: [
        { type: 'agreement.recorded' },
        { type: 'agreement.consented' },
        { type: 'agreement.consented' },
        { type: 'agreement.terminated' },
      ],
    },
  });
  expect(await partners()).not.toContain('org-nb-unit-c');
});

test('a draft is given up unsigned, by who was to sign it', async () => {
  const { agreement } = await record.done(world, ningbao, DRAFT);
  const given = { agreementId: agreement?.id, expectedVersion: 1, reason: 'PARTY_LEFT' };
  const ended = await terminate.done(world, unit, given);
  expect(ended.agreement).toMatchObject({ state: 'TERMINATED', signedOn: null, version: 2 });
});

test('a draft is not signed, and what all have consented to is', async () => {
  const draft = await record.done(world, ningbao, { ...DRAFT, signedOn: '2024-01-01' });
  expect(faults(draft)).toEqual(['INVALID_INPUT signedOn']);
  const parties = DRAFT.parties.map((each) => ({ ...each, consentedOn: '2024-01-01' }));
  expect(faults(await record.done(world, ningbao, { ...DRAFT, parties }))).toEqual([
    'INVALID_INPUT signedOn',
  ]);
});

test('all that stands against a step is told at once, and nothing is written', async () => {
  const trace = () =>
    inNamespace(
      world,
      subgraph,
      'select (select count(*) from event) as e, (select sum(version) from agreement) as v',
    );
  const before = await trace();
  const stranger = organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES);
  const wrong = { agreementId: 'agr-fangzhi', expectedVersion: 9 };
  expect(faults(await consent.done(world, stranger, wrong)).sort()).toEqual([
    'FORBIDDEN actingForId',
    'INVALID_STATE agreementId',
    'VERSION_CONFLICT expectedVersion',
  ]);
  const nowhere = { agreementId: 'agr-none', expectedVersion: 1, reason: 'OTHER' };
  expect(faults(await terminate.done(world, unit, nowhere))).toEqual(['NOT_FOUND agreementId']);
  expect(await trace()).toEqual(before);
});

const ROLES: [Role, string, boolean, boolean][] = [
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', false, true],
  ['COMMUNITY', 'org-com-ningbao', true, true],
  ['COMMUNITY', 'org-str-xinglin', false, true],
  ['COMMUNITY', 'org-com-fangzhi', false, false],
  ['PARTNER_UNIT', 'org-nb-unit-c', true, true],
  ['PARTNER_UNIT', 'org-nb-unit-a', false, false],
  ['PROPERTY_FIRM', 'org-firm-ningbao', false, false],
  ['VOLUNTEER', 'per-qianshang-01', false, false],
  ['ANALYST', 'org-housing-bureau', false, false],
  ['INTEGRATOR', 'org-nb-unit-e', false, false],
];
const STATES = ['DRAFT', 'SIGNED', 'IN_FORCE', 'COMPLETED', 'LAPSED', 'TERMINATED'];

/** With a plan that is done and no term, so that it stands wherever it is put. */
async function standing(state: string): Promise<string> {
  const given = { ...DRAFT, inForceFrom: null, plan: DONE };
  const { agreement } = await record.done(world, ningbao, given);
  const agreementId = String(agreement?.id);
  const forced = `update agreement set provenance = 'SYNTHETIC', state = $2::"AgreementState" where id = $1`;
  await inNamespace(world, subgraph, forced, [agreementId, state]);
  const done = `update plan_item set state = 'DONE' where plan_id = (select id from plan where agreement_id = $1)`;
  await inNamespace(world, subgraph, done, [agreementId]);
  return agreementId;
}

test.each(ROLES)('%s as %s: what is allowed is what can be done', async (role, id, signs, ends) => {
  const actor = organisation(id, role, SCOPES);
  for (const state of STATES) {
    const agreementId = await standing(state);
    const query = `query ($id: ID!) { agreement(id: $id) { allowedTransitions { mutation allowed } } }`;
    const { data } = await world.ask(subgraph, query, { id: agreementId }, { actor });
    const signable = state === 'DRAFT' ? [{ mutation: 'consentToAgreement', allowed: signs }] : [];
    const keeps = ['PLATFORM_ADMINISTRATOR', 'COMMUNITY'].includes(role) && ends;
    const completable =
      state === 'IN_FORCE' ? [{ mutation: 'completeAgreement', allowed: keeps }] : [];
    const endable = ['DRAFT', 'SIGNED', 'IN_FORCE'].includes(state)
      ? [{ mutation: 'terminateAgreement', allowed: ends }]
      : [];
    expect(data?.agreement).toEqual({
      allowedTransitions: [...signable, ...completable, ...endable],
    });
    const step = { agreementId, expectedVersion: 1 };
    const consented = await consent.done(world, actor, step);
    expect(consented.userErrors.length === 0).toBe(signs && state === 'DRAFT');
    const version = consented.userErrors.length === 0 ? 2 : 1;
    const outcome = { agreementId: await standing(state), expectedVersion: 1, outcome: '路灯全亮' };
    const completed = await complete.done(world, actor, outcome);
    expect(completed.userErrors.length === 0).toBe(completable.some(({ allowed }) => allowed));
    const ending = { agreementId, expectedVersion: version, reason: 'OTHER' };
    const ended = await terminate.done(world, actor, ending);
    expect(ended.userErrors.length === 0).toBe(ends && endable.length > 0);
  }
});

test('of ten consents at once one counts', async () => {
  const { agreement } = await record.done(world, ningbao, DRAFT);
  const step = { agreementId: agreement?.id, expectedVersion: 1 };
  const ten = Array.from({ length: 10 }, () => consent.done(world, unit, step));
  const done = (await Promise.all(ten)).filter(({ userErrors }) => userErrors.length === 0);
  expect(done).toHaveLength(1);
});
