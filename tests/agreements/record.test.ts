// An agreement is entered whole or not at all: parties and what it covers are checked with their
// owners before anything is written, and an owner that does not answer is told apart from none.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['agreements:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const record = commandOf({
  subgraph: 'agreements',
  mutation: 'recordAgreement',
  field: 'agreement',
  selection: `id state version provenance area { id }
    parties { organisation { id } role duties consentedOn }
    plan { startYear items { title target year } progress }`,
});

const party = (organisationId: string, role: string) => ({
  organisationId,
  role,
  duties: ['出人出力'],
  consentedOn: '2024-03-01',
});
const given = {
  kind: 'JOINT_BUILD',
  title: '宁宝共建协议',
  areaId: 'com-ningbao',
  signedOn: '2024-03-01',
  inForceFrom: '2024-03',
  parties: [party('org-com-ningbao', 'COMMUNITY'), party('org-nb-unit-c', 'PARTNER_UNIT')],
  compoundIds: ['cmp-ningbao'],
};

let world: World;
beforeAll(async () => {
  world = await openWorld();
  // What owners are asked for the first time can take them longer than others wait for it.
  await world.ask('organisations', '{ organisations(first: 1) { nodes { id } } }');
  await world.ask('compounds', '{ compounds(first: 1) { nodes { id } } }');
});
afterAll(() => world.close());

const inAgreements = (text: string, values: readonly unknown[] = []) =>
  inNamespace(world, 'agreements', text, values);
const trace = () =>
  inAgreements(`select (select count(*) from agreement) as a, (select count(*) from event) as e,
    (select count(*) from agreement_party) as p, (select count(*) from idempotency) as k`);

test('it is entered with its parties and plan, and its partner is a partner of the compound', async () => {
  const plan = {
    startYear: 2024,
    endYear: 2025,
    items: [{ area: 'HARDWARE', title: '修路', target: '一条', year: 2024 }],
  };
  const { agreement, userErrors } = await record.done(world, ningbao, { ...given, plan });
  expect(userErrors).toEqual([]);
  expect(agreement).toMatchObject({
    id: expect.stringMatching(/^agr-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    state: 'IN_FORCE',
    version: 1,
    provenance: 'ENTERED',
    parties: [
      { organisation: { id: 'org-com-ningbao' }, role: 'COMMUNITY', duties: ['出人出力'] },
      { organisation: { id: 'org-nb-unit-c' }, consentedOn: '2024-03-01' },
    ],
    plan: {
      startYear: 2024,
      items: [{ title: '修路', target: '一条', year: 2024 }],
      progress: '0.0000',
    },
  });
  const representation = { __typename: 'Compound', id: 'cmp-ningbao' };
  const { data } = await world.ask(
    'agreements',
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Compound { partnerOrganisationIds } } }`,
    { r: [representation] },
  );
  expect(data).toMatchObject({
    _entities: [{ partnerOrganisationIds: expect.arrayContaining(['org-nb-unit-c']) }],
  });
  expect(
    await inAgreements('select type from event where entity_id = $1', [agreement?.id]),
  ).toEqual([{ type: 'agreement.recorded' }]);
});

test('an area is covered with all its compounds', async () => {
  const area = { ...given, compoundIds: [], areaIds: ['com-ningbao'] };
  const { agreement } = await record.done(world, ningbao, area);
  const covered = await inAgreements(
    'select compound_id as id from agreement_covers where agreement_id = $1 order by 1',
    [agreement?.id],
  );
  expect(covered).toEqual([{ id: 'cmp-nb-2' }, { id: 'cmp-nb-3' }, { id: 'cmp-ningbao' }]);
});

const enterCompound = commandOf({
  subgraph: 'compounds',
  mutation: 'registerCompound',
  field: 'compound',
  selection: 'id',
});
const COVERED = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Compound {
  partnerOrganisationIds partnerOrganisations { id } agreements { totalCount } } } }`;

test('a compound that is entered later is covered too, and unknown while its owner is down', async () => {
  const area = { ...given, compoundIds: [], areaIds: ['str-xinglin'], areaId: 'str-xinglin' };
  const street = organisation('org-str-xinglin', 'COMMUNITY', [...SCOPES, 'registry:write']);
  const { agreement } = await record.done(world, street, area);
  const later = { areaId: 'com-fangzhi', nameZh: '后建小区' };
  const { compound } = await enterCompound.done(world, street, later);
  const r = [{ __typename: 'Compound', id: compound?.id }];
  const executor = world.executors.get('compounds');
  setPeer('compounds', () => Promise.reject(new Error('down')));
  try {
    const { data, errors } = await world.ask('agreements', COVERED, { r });
    expect(data?._entities).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  } finally {
    setPeer('compounds', executor ?? (() => Promise.reject(new Error('none'))));
  }
  const { data } = await world.ask('agreements', COVERED, { r });
  expect(data?._entities).toEqual([
    {
      partnerOrganisationIds: ['org-nb-unit-c'],
      partnerOrganisations: [{ id: 'org-nb-unit-c' }],
      agreements: { totalCount: 1 },
    },
  ]);
  const query = `query ($id: ID!, $compound: ID!) { agreement(id: $id) { compounds { id } }
    agreements(filter: { compoundId: { eq: $compound } }) { nodes { id } } }`;
  const read = await world.ask('agreements', query, { id: agreement?.id, compound: compound?.id });
  expect(read.data).toMatchObject({
    agreement: { compounds: expect.arrayContaining([{ id: compound?.id }]) },
    agreements: { nodes: [{ id: agreement?.id }] },
  });
});

const COMPOUNDS = 'query ($id: ID!) { agreement(id: $id) { title areas { id } compounds { id } } }';

test('the compounds that it covers are those of today, and unknown while their owner is down', async () => {
  const area = { ...given, compoundIds: [], areaIds: ['com-fangzhi', 'com-ningbao'] };
  const street = organisation('org-str-xinglin', 'COMMUNITY', [...SCOPES, 'registry:write']);
  const { agreement } = await record.done(world, street, { ...area, areaId: 'str-xinglin' });
  const id = agreement?.id;
  const later = { areaId: 'com-fangzhi', nameZh: '最新小区' };
  const { compound } = await enterCompound.done(world, street, later);
  const executor = world.executors.get('compounds');
  let calls = 0;
  setPeer('compounds', (request) => {
    calls += 1;
    return executor?.(request) ?? Promise.reject(new Error('none'));
  });
  const many = `{ ${['a', 'b', 'c'].map((each) => `${each}: agreement(id: "${id}") { compounds { id } }`).join(' ')} }`;
  const { data } = await world.ask('agreements', many);
  const compounds = expect.arrayContaining([{ id: compound?.id }, { id: 'cmp-ningbao' }]);
  expect(data).toMatchObject({ a: { compounds }, c: { compounds } });
  setPeer('compounds', () => Promise.reject(new Error('down')));
  try {
    expect(calls).toBe(1);
    const down = await world.ask('agreements', COMPOUNDS, { id });
    expect(down.data).toMatchObject({ agreement: { title: given.title, compounds: null } });
    expect(down.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    const named = await world.ask('agreements', COMPOUNDS, { id: 'agr-fangzhi' });
    expect(named.data?.agreement).toMatchObject({ compounds: [{ id: 'cmp-hualing' }] });
  } finally {
    setPeer('compounds', executor ?? (() => Promise.reject(new Error('none'))));
  }
});

test.each([
  [{ inForceFrom: null }, 'SIGNED'],
  [{ inForceFrom: '2023', inForceTo: '2024-06' }, 'LAPSED'],
  [{ inForceFrom: '2024', inForceTo: '2199' }, 'IN_FORCE'],
])('with the term %j it begins as %s', async (term, state) => {
  const { agreement } = await record.done(world, ningbao, { ...given, ...term });
  expect(agreement?.state).toBe(state);
});

const OTHERS = ['FORBIDDEN parties.1.consentedOn', 'FORBIDDEN areaId'];
const ALL_OTHERS = ['FORBIDDEN parties.0.consentedOn', ...OTHERS];
test.each<[Role, string, string[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', []],
  ['COMMUNITY', 'org-com-ningbao', []],
  ['COMMUNITY', 'org-str-xinglin', []],
  ['COMMUNITY', 'org-com-fangzhi', ALL_OTHERS],
  ['PARTNER_UNIT', 'org-nb-unit-c', ['FORBIDDEN parties.0.consentedOn', 'FORBIDDEN areaId']],
  ['PROPERTY_FIRM', 'org-firm-ningbao', ALL_OTHERS],
  ['VOLUNTEER', 'org-com-ningbao', OTHERS],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', OTHERS],
  ['ANALYST', 'org-com-ningbao', OTHERS],
  ['INTEGRATOR', 'org-com-ningbao', OTHERS],
])('%s as %s: %j', async (role, id, expected) => {
  const answer = await record.done(world, organisation(id, role, SCOPES), given);
  expect(faults(answer)).toEqual(expected);
});

test('who belongs elsewhere consents for itself: nobody is bound who never heard of it', async () => {
  const [own] = given.parties;
  const elsewhere = party('org-com-fangzhi', 'PARTNER_UNIT');
  const bound = { ...given, parties: [own, elsewhere] };
  const refused = faults(await record.done(world, ningbao, bound));
  expect(refused).toEqual(['FORBIDDEN parties.1.consentedOn']);
  const asked = { ...bound, signedOn: null, parties: [own, { ...elsewhere, consentedOn: null }] };
  expect((await record.done(world, ningbao, asked)).agreement?.state).toBe('DRAFT');
  const above = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
  expect(faults(await record.done(world, above, bound))).toEqual([]);
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const before = await trace();
  const unit = party('org-nb-unit-c', 'PARTNER_UNIT');
  const answer = await record.done(world, ningbao, {
    ...given,
    title: ' ',
    signedOn: '9999',
    inForceFrom: '2025',
    inForceTo: '2024',
    parties: [
      { ...unit, duties: [] },
      { ...unit, consentedOn: '9999-01-01' },
      party('org-nowhere', 'PROPERTY'),
    ],
    compoundIds: ['cmp-nowhere', 'cmp-jiangshan-01'],
    areaIds: ['com-nowhere'],
    plan: {
      startYear: 2025,
      endYear: 2024,
      items: [{ area: 'SOFTWARE', title: '', target: '有', year: 2030 }],
    },
  });
  expect(faults(answer).sort()).toEqual([
    'INVALID_INPUT compoundIds.1',
    'INVALID_INPUT inForceTo',
    'INVALID_INPUT parties.0.duties',
    'INVALID_INPUT parties.1.consentedOn',
    'INVALID_INPUT parties.1.organisationId',
    'INVALID_INPUT plan.endYear',
    'INVALID_INPUT plan.items.0.title',
    'INVALID_INPUT plan.items.0.year',
    'INVALID_INPUT signedOn',
    'INVALID_INPUT title',
    'NOT_FOUND areaIds.0',
    'NOT_FOUND compoundIds.0',
    'NOT_FOUND parties.2.organisationId',
  ]);
  const alone = { ...given, parties: given.parties.slice(1), compoundIds: [] };
  expect(faults(await record.done(world, ningbao, alone))).toEqual([
    'INVALID_INPUT parties',
    'INVALID_INPUT compoundIds',
  ]);
  expect(await trace()).toEqual(before);
});

test('owners are not asked about more than may be named', async () => {
  const areaIds = Array.from({ length: 101 }, (_, at) => `com-${at}`);
  expect(faults(await record.done(world, ningbao, { ...given, areaIds }))).toEqual([
    'INVALID_INPUT areaIds',
  ]);
});

test.each([
  ['organisations', {}, ['PEER_UNAVAILABLE parties']],
  ['compounds', {}, ['PEER_UNAVAILABLE compoundIds']],
  ['compounds', { areaIds: ['com-ningbao'], compoundIds: [] }, ['PEER_UNAVAILABLE areaIds']],
])(
  'while %s does not answer nothing is written, and the key is free',
  async (owner, more, expected) => {
    const before = await trace();
    const executor = world.executors.get(owner);
    const input = { ...given, ...more, idempotencyKey: `down ${expected}` };
    setPeer(owner, () => Promise.reject(new Error('down')));
    try {
      expect(faults(await record.done(world, ningbao, input))).toEqual(expected);
      expect(await trace()).toEqual(before);
    } finally {
      setPeer(owner, executor ?? (() => Promise.reject(new Error('none'))));
    }
    expect(faults(await record.done(world, ningbao, input))).toEqual([]);
  },
);

test('a key is good once, also of ten at once', async () => {
  const input = { ...given, idempotencyKey: 'ten' };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => record.done(world, ningbao, input)),
  );
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ agreement }) => agreement?.id)).size).toBe(1);
  const other = await record.done(world, ningbao, { ...input, title: '另一份' });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('without the scope nothing is done', async () => {
  const weak = organisation('org-com-ningbao', 'COMMUNITY', ['registry:write']);
  const { errors } = await record.tried(world, weak, given);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
