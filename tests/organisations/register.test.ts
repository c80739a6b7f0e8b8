// Organisations, people and ties are entered by whoever keeps the books of the place, once for each
// key; all that is wrong is told at once, nothing is written when it is, and no handle reaches the log.
import type { Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const subgraph = 'organisations';
const enterOrganisation = commandOf({
  subgraph,
  mutation: 'registerOrganisation',
  field: 'organisation',
  selection: 'id kind version provenance skills area { id } team { kind }',
});
const enterPerson = commandOf({
  subgraph,
  mutation: 'registerPerson',
  field: 'person',
  selection: 'id pseudonym version provenance area { id }',
});
const enterTie = commandOf({
  subgraph,
  mutation: 'recordTie',
  field: 'tie',
  selection: 'id kind inForce fromOrganisation { id } toArea { id } toOrganisation { id } version',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const trace = () =>
  inNamespace(
    world,
    subgraph,
    `select (select count(*) from organisation) as o, (select count(*) from person) as p,
      (select count(*) from tie) as t, (select count(*) from event) as e,
      (select count(*) from idempotency) as k`,
  );

test('a handle holds no number of anybody, and nobody enters a platform', async () => {
  const before = await trace();
  for (const pseudonym of ['松-13912345678', '松 139 1234 5678', '110101-19900101-1234']) {
    const answer = await enterPerson.done(world, ningbao, { areaId: 'com-ningbao', pseudonym });
    expect(faults(answer), pseudonym).toEqual(['INVALID_INPUT pseudonym']);
  }
  const platform = { areaId: 'com-ningbao', kind: 'PLATFORM', nameZh: '新平台' };
  expect(faults(await enterOrganisation.done(world, ningbao, platform))).toEqual([
    'INVALID_INPUT kind',
  ]);
  expect(await trace()).toEqual(before);
  const plain = { areaId: 'com-ningbao', pseudonym: '松-202401' };
  expect(faults(await enterPerson.done(world, ningbao, plain))).toEqual([]);
});

test('an organisation, a person and a tie between them are entered, each with its event', async () => {
  const school = {
    kind: 'SCHOOL',
    areaId: 'com-ningbao',
    nameZh: '新学校',
    skills: ['CULTURE_AND_SPORT'],
  };
  const { organisation: made } = await enterOrganisation.done(world, ningbao, school);
  expect(made).toMatchObject({
    id: expect.stringMatching(/^org-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    kind: 'SCHOOL',
    provenance: 'ENTERED',
    version: 1,
    area: { id: 'com-ningbao' },
    team: null,
  });
  const someone = { pseudonym: '宁宝新人-01', areaId: 'com-ningbao' };
  const { person } = await enterPerson.done(world, ningbao, someone);
  expect(person).toMatchObject({ id: expect.stringMatching(/^per-/), pseudonym: '宁宝新人-01' });
  const { tie } = await enterTie.done(world, ningbao, {
    kind: 'MEMBERSHIP',
    fromPersonId: person?.id,
    toOrganisationId: made?.id,
    startsOn: '2024-01',
  });
  expect(tie).toMatchObject({
    kind: 'MEMBERSHIP',
    inForce: true,
    toOrganisation: { id: made?.id },
  });
  const events = await inNamespace<{ type: string; after: object }>(
    world,
    subgraph,
    'select type, after from event where entity_id = any($1) order by seq',
    [[made?.id, person?.id, tie?.id]],
  );
  expect(events.map(({ type }) => type)).toEqual([
    'organisation.registered',
    'person.registered',
    'tie.recorded',
  ]);
  expect(JSON.stringify(events)).not.toContain('宁宝新人');
});

test('a team says what sort of team it is', async () => {
  const team = {
    kind: 'VOLUNTEER_TEAM',
    teamKind: 'RED_BEE',
    areaId: 'com-ningbao',
    nameZh: '新队',
  };
  const { organisation: made } = await enterOrganisation.done(world, ningbao, team);
  expect(made?.team).toEqual({ kind: 'RED_BEE' });
});

describe.each<[Role, string, boolean[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', [true, true]],
  ['COMMUNITY', 'org-com-ningbao', [true, false]],
  ['COMMUNITY', 'org-str-xinglin', [true, true]],
  ['COMMUNITY', 'org-com-jiangshan', [false, false]],
  ['PARTNER_UNIT', 'org-nb-unit-c', [false, false]],
  ['PROPERTY_FIRM', 'org-firm-ningbao', [false, false]],
  ['VOLUNTEER', 'org-com-ningbao', [false, false]],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', [false, false]],
  ['ANALYST', 'org-com-ningbao', [false, false]],
  ['INTEGRATOR', 'org-com-ningbao', [false, false]],
])('%s as %s', (role, id, may) => {
  test.each([
    ['com-ningbao', 0],
    ['com-fangzhi', 1],
  ] as const)('in %s', async (areaId, at) => {
    const actor = organisation(id, role, SCOPES);
    const name = `${role}-${id}-${at}`;
    const unit = await enterOrganisation.done(world, actor, {
      kind: 'OTHER',
      areaId,
      nameZh: name,
    });
    const one = await enterPerson.done(world, actor, { areaId, pseudonym: name.slice(-40) });
    expect([unit, one].flatMap(faults)).toEqual(
      may[at] ? [] : ['FORBIDDEN areaId', 'FORBIDDEN areaId'],
    );
  });
});

test('without the scope nothing is read of the input', async () => {
  const weak = organisation('org-com-ningbao', 'COMMUNITY', ['claims:write']);
  const tries = [
    enterOrganisation.tried(world, weak, { kind: 'OTHER', areaId: 'com-ningbao', nameZh: '甲' }),
    enterPerson.tried(world, weak, { areaId: 'com-ningbao', pseudonym: '甲' }),
    enterTie.tried(world, weak, { kind: 'REPORT_IN' }),
  ];
  for (const { errors } of await Promise.all(tries)) {
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

test('all that is wrong is told at once, and nothing is written', async () => {
  const before = await trace();
  const unit = { idempotencyKey: '', nameZh: ' ', establishedOn: '9999', areaId: 'com-nowhere' };
  const unitAnswer = await enterOrganisation.done(world, ningbao, {
    ...unit,
    kind: 'GRID_PARTY_BRANCH',
    teamKind: 'RED_BEE',
  });
  expect(faults(unitAnswer).sort()).toEqual([
    'INVALID_INPUT establishedOn',
    'INVALID_INPUT idempotencyKey',
    'INVALID_INPUT kind',
    'INVALID_INPUT nameZh',
    'INVALID_INPUT teamKind',
    'NOT_FOUND areaId',
  ]);
  const taken = { pseudonym: '阡上-01', areaId: 'com-jiangshan' };
  expect(faults(await enterPerson.done(world, ningbao, taken))).toEqual([
    'FORBIDDEN areaId',
    'DUPLICATE pseudonym',
  ]);
  const tieAnswer = await enterTie.done(world, ningbao, {
    kind: 'INSTRUCTION',
    fromOrganisationId: 'org-nowhere',
    toAreaId: 'com-jiangshan',
    agreementId: 'agr-nowhere',
    startsOn: '2024',
    endsOn: '2023',
  });
  expect(faults(tieAnswer).sort()).toEqual([
    'FORBIDDEN toAreaId',
    'INVALID_INPUT endsOn',
    'INVALID_INPUT kind',
    'NOT_FOUND agreementId',
    'NOT_FOUND fromOrganisationId',
  ]);
  expect(await trace()).toEqual(before);
});

test('a tie stands under an agreement of those whom it ties, while that is in force there', async () => {
  const under = async (agreementId: string, more: object = {}) => {
    const sent = {
      kind: 'DEPLOYMENT',
      fromOrganisationId: 'org-nb-unit-d',
      toAreaId: 'com-ningbao',
    };
    const { userErrors } = await enterTie.done(world, ningbao, { ...sent, agreementId, ...more });
    return userErrors.map(({ code, en }) => `${code} ${en}`);
  };
  const noParty = (id: string) => `INVALID_INPUT ${id} is no party to the agreement.`;
  expect(await under('agr-nb-a')).toEqual([noParty('org-nb-unit-d')]);
  expect(await under('agr-housing')).toEqual([
    'INVALID_INPUT The agreement does not cover the place.',
    noParty('org-nb-unit-d'),
  ]);
  const led = {
    ...{ kind: 'MEMBERSHIP', fromOrganisationId: null, fromPersonId: 'per-qianshang-01' },
    ...{ toAreaId: null, toOrganisationId: 'org-nb-unit-d' },
  };
  expect(await under('agr-nb-a', led)).toContain(noParty('org-nb-unit-d'));
  expect(await under('agr-nb-d')).toEqual([]);
  const end = `update agreement set state = 'TERMINATED' where id = 'agr-nb-d'`;
  await inNamespace(world, 'agreements', end);
  expect(await under('agr-nb-d', { kind: 'REPORT_IN' })).toContain(
    'INVALID_INPUT The agreement is not in force.',
  );
});

test('members of a team are on its roster, and a report-in leads to a community', async () => {
  const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
  const member = { kind: 'MEMBERSHIP', fromPersonId: 'per-qianshang-01' };
  const team = { ...member, toOrganisationId: 'org-qianshang-repair' };
  expect(faults(await enterTie.done(world, platform, team))).toEqual([
    'INVALID_INPUT toOrganisationId',
  ]);
  const street = {
    kind: 'REPORT_IN',
    fromOrganisationId: 'org-nb-unit-a',
    toAreaId: 'str-xinglin',
  };
  expect(faults(await enterTie.done(world, platform, street))).toEqual(['INVALID_INPUT toAreaId']);
});

test('of ten alike at once one is entered, whatever it is', async () => {
  const unit = { kind: 'OTHER', areaId: 'com-ningbao', nameZh: '同名单位' };
  const one = { areaId: 'com-ningbao', pseudonym: '同名人' };
  const tie = { kind: 'REPORT_IN', fromOrganisationId: 'org-nb-unit-e', toAreaId: 'com-ningbao' };
  const ten = Array.from({ length: 10 }, (_, at) => at);
  const rounds = [
    await Promise.all(ten.map(() => enterOrganisation.done(world, ningbao, unit))),
    await Promise.all(ten.map(() => enterPerson.done(world, ningbao, one))),
    await Promise.all(ten.map(() => enterTie.done(world, ningbao, tie))),
  ];
  for (const answers of rounds) {
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array.from({ length: 9 }, () => 'DUPLICATE'));
  }
});

test('a key is good once: again the same, never another', async () => {
  const given = { idempotencyKey: 'again', areaId: 'com-ningbao', pseudonym: '再来-01' };
  const first = await enterPerson.done(world, ningbao, given);
  const second = await enterPerson.done(world, ningbao, given);
  expect(second).toMatchObject({ replayed: true, person: first.person, userErrors: [] });
  const other = await enterPerson.done(world, ningbao, { ...given, pseudonym: '再来-02' });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});
