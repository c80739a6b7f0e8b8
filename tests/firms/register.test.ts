// A property firm is entered as what its organisation is, by whoever keeps the books of the place, and
// put right later; all that is wrong is told at once, and what is refused leaves no trace.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
const enterBody = commandOf({
  subgraph: 'organisations',
  mutation: 'registerOrganisation',
  field: 'organisation',
  selection: 'id kind',
});
const FIRM = `id version provenance name(locale: ZH) english: name(locale: EN) aliases ownership
  redProperty area { id } organisation { id } partyBranch { id }`;
const register = commandOf({
  subgraph: 'firms',
  mutation: 'registerFirm',
  field: 'firm',
  selection: FIRM,
});
const update = commandOf({
  subgraph: 'firms',
  mutation: 'updateFirm',
  field: 'firm',
  selection: FIRM,
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let bodies = 0;
/** An organisation of a new firm, or of its Party branch. */
async function body(kind = 'PROPERTY_FIRM', areaId = 'com-ningbao'): Promise<string> {
  bodies += 1;
  const given = { kind, areaId, nameZh: `新${bodies}物业`, aliases: [`新${bodies}`] };
  const { organisation: made } = await enterBody.done(world, platform, given);
  return String(made?.id);
}

/** A new firm of 宁宝. */
async function firm(): Promise<string> {
  const made = await register.done(world, ningbao, { organisationId: await body() });
  return String(made.firm?.id);
}

const trace = () =>
  inNamespace(
    world,
    'firms',
    `select (select sum(version) from property_firm) as rows, (select count(*) from event) as events,
      (select count(*) from idempotency) as keys`,
  );

test('a firm is entered with the names and the area of its organisation, and the log says by whom', async () => {
  const organisationId = await body();
  expect(organisationId).toMatch(/^org-firm-[0-9a-f]{8}-[0-9a-f]{4}-7/);
  const partyBranchId = await body('FIRM_PARTY_BRANCH');
  const given = { organisationId, partyBranchId, ownership: 'PRIVATE' };
  const { firm: made, replayed, userErrors } = await register.done(world, ningbao, given);
  expect({ replayed, userErrors }).toEqual({ replayed: false, userErrors: [] });
  const id = organisationId.slice('org-'.length);
  expect(made).toEqual({
    id,
    version: 1,
    provenance: 'ENTERED',
    name: `新${bodies - 1}物业`,
    english: `新${bodies - 1}物业`,
    aliases: [`新${bodies - 1}`],
    ownership: 'PRIVATE',
    redProperty: null,
    area: { id: 'com-ningbao' },
    organisation: { id: organisationId },
    partyBranch: { id: partyBranchId },
  });
  const query = `query ($id: ID!, $organisation: ID!) {
    organisation(id: $organisation) { kind propertyFirm { id } }
    firms(filter: { area: { within: "com-ningbao" }, id: { eq: $id } }) { totalCount }
    firm(id: $id) { history { nodes { type changes onBehalfOf { name } actor { __typename } } } } }`;
  const variables = { id, organisation: organisationId };
  const { data } = await world.query(query, variables, { actor: ningbao });
  expect(data).toEqual({
    organisation: { kind: 'PROPERTY_FIRM', propertyFirm: { id } },
    firms: { totalCount: 1 },
    firm: {
      history: {
        nodes: [
          {
            type: 'firm.registered',
            changes: expect.arrayContaining(['organisationId', 'ownership', 'partyBranchId']),
            onBehalfOf: { name: '宁宝社区' },
            actor: { __typename: 'Organisation' },
          },
        ],
      },
    },
  });
});

describe.each<[Role, string, string[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', ['com-ningbao', 'com-fangzhi', 'com-jiangshan']],
  ['COMMUNITY', 'org-com-ningbao', ['com-ningbao']],
  ['COMMUNITY', 'org-str-xinglin', ['com-ningbao', 'com-fangzhi']],
  ['COMMUNITY', 'org-nb-unit-a', []],
  ['PARTNER_UNIT', 'org-com-ningbao', []],
  ['PROPERTY_FIRM', 'org-firm-ningbao', []],
  ['VOLUNTEER', 'org-com-ningbao', []],
  ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', []],
  ['ANALYST', 'org-com-ningbao', []],
  ['INTEGRATOR', 'org-com-ningbao', []],
])('%s as %s: %j', (role, id, may) => {
  test.each(['com-ningbao', 'com-fangzhi', 'com-jiangshan'])('in %s', async (areaId) => {
    const actor = organisation(id, role, SCOPES);
    const organisationId = await body('PROPERTY_FIRM', areaId);
    const entered = await register.done(world, actor, { organisationId });
    const isFree = may.includes(areaId);
    expect(faults(entered)).toEqual(isFree ? [] : ['FORBIDDEN organisationId']);
    const made = isFree ? entered : await register.done(world, platform, { organisationId });
    const given = { firmId: made.firm?.id, expectedVersion: 1, redProperty: true };
    const updated = await update.done(world, actor, given);
    expect(faults(updated)).toEqual(isFree ? [] : ['FORBIDDEN firmId']);
  });
});

test('nobody without the scope, and none for two organisations at once', async () => {
  const organisationId = await body();
  for (const actor of [null, organisation('org-com-ningbao', 'COMMUNITY', ['claims:write'])]) {
    const tries = [
      register.tried(world, actor, { organisationId }),
      update.tried(world, actor, { firmId: 'firm-ningbao', expectedVersion: 1 }),
    ];
    for (const { errors } of await Promise.all(tries)) {
      const code = actor ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
  }
  const both = person('per-clerk', 'COMMUNITY', SCOPES, ['org-com-ningbao', 'org-com-fangzhi']);
  expect(faults(await register.done(world, both, { organisationId }))).toEqual([
    'ACTING_FOR actingForId',
  ]);
  const named = { organisationId, actingForId: 'org-com-ningbao' };
  expect(faults(await register.done(world, both, named))).toEqual([]);
});

test('all that is wrong is told at once in both languages, and nothing is written', async () => {
  const before = await trace();
  const wrong = {
    idempotencyKey: ' ',
    organisationId: 'org-nowhere',
    partyBranchId: 'org-com-ningbao',
  };
  const taken = { organisationId: 'org-firm-chengfa', partyBranchId: 'org-stn-jimo-1-branch' };
  const other = { firmId: 'firm-yinzhu-01', expectedVersion: 9, partyBranchId: null };
  const answers = [
    await register.done(world, ningbao, wrong),
    await register.done(world, ningbao, { ...taken, idempotencyKey: 'a' }),
    await update.done(world, ningbao, { ...other, areaId: 'com-nowhere' }),
    await update.done(world, street, { ...other, areaId: 'com-ningbao', firmId: 'firm-chengfa' }),
    await update.done(world, street, { firmId: 'firm-none', expectedVersion: 1 }),
  ];
  expect(answers.map((answer) => faults(answer).sort())).toEqual([
    ['INVALID_INPUT idempotencyKey', 'INVALID_INPUT partyBranchId', 'NOT_FOUND organisationId'],
    ['DUPLICATE organisationId', 'DUPLICATE partyBranchId', 'FORBIDDEN organisationId'],
    [
      'FORBIDDEN firmId',
      'INVALID_INPUT partyBranchId',
      'NOT_FOUND areaId',
      'VERSION_CONFLICT expectedVersion',
    ],
    ['INVALID_INPUT areaId', 'VERSION_CONFLICT expectedVersion'],
    ['INVALID_INPUT firmId', 'NOT_FOUND firmId'],
  ]);
  for (const { zh, en } of answers.flatMap(({ userErrors }) => userErrors)) {
    expect([zh, en]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/^[A-Z].*\.$/s),
    ]);
  }
  expect(await trace()).toEqual(before);
});

test('what is said anew changes, null says that it is not known, all else stays', async () => {
  const firmId = await firm();
  const given = { firmId, expectedVersion: 1, ownership: 'STATE', redProperty: true };
  const known = await update.done(world, ningbao, given);
  expect(known.firm).toMatchObject({ version: 2, ownership: 'STATE', redProperty: true });
  const less = { firmId, expectedVersion: 2, ownership: null, areaId: null };
  const { firm: after } = await update.done(world, ningbao, less);
  expect(after).toMatchObject({ version: 3, ownership: null, redProperty: true });
  const wide = { firmId, expectedVersion: 3, areaId: 'str-xinglin' };
  expect(faults(await update.done(world, ningbao, wide))).toEqual(['FORBIDDEN areaId']);
  expect((await update.done(world, street, wide)).firm?.area).toEqual({ id: 'str-xinglin' });
  const again = { firmId, expectedVersion: 4, redProperty: null };
  expect(faults(await update.done(world, ningbao, again))).toEqual(['FORBIDDEN firmId']);
  const events = await inNamespace(
    world,
    'firms',
    'select type, before, after, area_path from event where entity_id = $1 order by seq offset 1',
    [firmId],
  );
  expect(events.map(({ before, after }) => [before, after])).toEqual([
    [
      { ownership: null, redProperty: null },
      { ownership: 'STATE', redProperty: true },
    ],
    [{ ownership: 'STATE' }, { ownership: null }],
    [{ areaId: 'com-ningbao' }, { areaId: 'str-xinglin' }],
  ]);
  await expect(
    world.ask('firms', `{ firm(id: "${firmId}") { history { totalCount } } }`),
  ).resolves.toMatchObject({ data: { firm: { history: { totalCount: 4 } } } });
});

test('a key is good once: again the same, never another', async () => {
  const organisationId = await body();
  const given = { idempotencyKey: 'again', organisationId };
  const first = await register.done(world, ningbao, given);
  const second = await register.done(world, ningbao, { ...given, redProperty: null });
  expect(second).toMatchObject({ replayed: true, firm: { id: first.firm?.id } });
  const other = await register.done(world, ningbao, { ...given, redProperty: true });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  const anew = { idempotencyKey: 'anew', firmId: first.firm?.id, expectedVersion: 1 };
  await update.done(world, ningbao, { ...anew, redProperty: true, ownership: null });
  const left = await update.done(world, ningbao, { ...anew, redProperty: true });
  expect(faults(left)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('of ten at once one enters the firm, and one of ten firms has the branch', async () => {
  const organisationId = await body();
  const ten = Array.from({ length: 10 });
  const entered = await Promise.all(
    ten.map(() => register.done(world, ningbao, { organisationId })),
  );
  const made = entered.flatMap((answer) => answer.firm?.id ?? []);
  expect(made).toHaveLength(1);
  const refusals = entered.flatMap(({ userErrors }) => userErrors);
  expect(refusals.map(({ code, entityId }) => [code, entityId])).toEqual(
    Array.from({ length: 9 }, () => ['DUPLICATE', made[0]]),
  );
  const partyBranchId = await body('FIRM_PARTY_BRANCH');
  const firms = [];
  for (const _ of ten) {
    firms.push(await firm());
  }
  const said = await Promise.all(
    firms.map((firmId) =>
      update.done(world, ningbao, { firmId, expectedVersion: 1, partyBranchId }),
    ),
  );
  expect(said.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
});

test('while organisations do not answer nothing is entered, and the key is good later', async () => {
  const given = { idempotencyKey: 'later', organisationId: await body() };
  const owner = world.executors.get('organisations');
  setPeer('organisations', () => Promise.reject(new Error('down')));
  expect(faults(await register.done(world, ningbao, given))).toEqual([
    'PEER_UNAVAILABLE organisationId',
  ]);
  if (owner) {
    setPeer('organisations', owner);
  }
  expect(faults(await register.done(world, ningbao, given))).toEqual([]);
});
