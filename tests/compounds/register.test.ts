// A compound is entered by whoever keeps the books of its community, once for each key and name; all
// that is wrong is told at once, and what is refused leaves no trace.
import type { Role } from '@lianjian/kernel/context';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write'];
const ningbao = organisation('org-com-ningbao', 'COMMUNITY', SCOPES);
const register = commandOf({
  subgraph: 'compounds',
  mutation: 'registerCompound',
  field: 'compound',
  selection: 'id version provenance kinds area { id } siteArea { value qualifier } households',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const trace = () =>
  inNamespace(
    world,
    'compounds',
    `select (select count(*) from compound) as rows, (select count(*) from event) as events,
      (select count(*) from idempotency) as keys`,
  );

test('it is entered with what is known, and the log says by whom', async () => {
  const { compound, replayed, userErrors } = await register.done(world, ningbao, {
    areaId: 'com-ningbao',
    nameZh: '宁宝新苑',
    kinds: ['HIGH_RISE', 'HIGH_RISE'],
    siteArea: '12000.50',
    households: 320,
    letHouseholds: 320,
  });
  expect({ replayed, userErrors }).toEqual({ replayed: false, userErrors: [] });
  expect(compound).toEqual({
    id: expect.stringMatching(/^cmp-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    version: 1,
    provenance: 'ENTERED',
    kinds: ['HIGH_RISE'],
    area: { id: 'com-ningbao' },
    siteArea: { value: '12000.5', qualifier: 'EXACT' },
    households: 320,
  });
  expect(
    await inNamespace(
      world,
      'compounds',
      'select type, actor_id, on_behalf_of_id, area_path from event where entity_id = $1',
      [compound?.id],
    ),
  ).toEqual([
    {
      type: 'compound.registered',
      actor_id: 'org-com-ningbao',
      on_behalf_of_id: 'org-com-ningbao',
      area_path: 'dst-jimei.str-xinglin.com-ningbao',
    },
  ]);
});

describe('who may', () => {
  const AREAS = ['com-ningbao', 'com-fangzhi', 'com-jiangshan'];
  test.each<[Role, string, string[]]>([
    ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', AREAS],
    ['COMMUNITY', 'org-com-ningbao', ['com-ningbao']],
    ['COMMUNITY', 'org-str-xinglin', ['com-ningbao', 'com-fangzhi']],
    ['COMMUNITY', 'org-nb-unit-a', []],
    ['PARTNER_UNIT', 'org-com-ningbao', []],
    ['PROPERTY_FIRM', 'org-firm-ningbao', []],
    ['VOLUNTEER', 'org-com-ningbao', []],
    ['RESIDENT_REPRESENTATIVE', 'org-com-ningbao', []],
    ['ANALYST', 'org-com-ningbao', []],
    ['INTEGRATOR', 'org-com-ningbao', []],
  ])('%s as %s: %j', async (role, id, may) => {
    const actor = organisation(id, role, SCOPES);
    for (const areaId of AREAS) {
      const given = { areaId, nameZh: `${role}${id}` };
      const answer = await register.done(world, actor, given);
      expect(faults(answer)).toEqual(may.includes(areaId) ? [] : ['FORBIDDEN areaId']);
    }
  });

  test('nobody without the scope, and none for two organisations at once', async () => {
    const given = { areaId: 'com-ningbao', nameZh: '某小区' };
    for (const actor of [null, organisation('org-com-ningbao', 'COMMUNITY', ['claims:write'])]) {
      const { errors } = await register.tried(world, actor, given);
      const code = actor ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
    const both = person('per-clerk', 'COMMUNITY', SCOPES, ['org-com-ningbao', 'org-com-fangzhi']);
    expect(faults(await register.done(world, both, given))).toEqual(['ACTING_FOR actingForId']);
    const named = { ...given, actingForId: 'org-com-fangzhi' };
    expect(faults(await register.done(world, both, named))).toEqual(['FORBIDDEN areaId']);
  });
});

test('all that is wrong is told at once in both languages, and nothing is written', async () => {
  const before = await trace();
  const answer = await register.done(world, ningbao, {
    idempotencyKey: ' ',
    areaId: 'com-nowhere',
    nameZh: '  ',
    aliases: ['', 'x'.repeat(101)],
    builtYear: 1700,
    siteArea: '-1',
    households: 10,
    residentHouseholds: 11,
    merchants: -1,
    floorsMin: 9,
    floorsMax: 3,
  });
  expect(faults(answer).sort()).toEqual([
    'INVALID_INPUT aliases.0',
    'INVALID_INPUT aliases.1',
    'INVALID_INPUT builtYear',
    'INVALID_INPUT floorsMax',
    'INVALID_INPUT idempotencyKey',
    'INVALID_INPUT merchants',
    'INVALID_INPUT nameZh',
    'INVALID_INPUT residentHouseholds',
    'INVALID_INPUT siteArea',
    'NOT_FOUND areaId',
  ]);
  expect(
    answer.userErrors.every(
      ({ zh, en }) => /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en),
    ),
  ).toBe(true);
  expect(await trace()).toEqual(before);
});

test('a street is no community', async () => {
  const street = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
  const answer = await register.done(world, street, { areaId: 'str-xinglin', nameZh: '街道' });
  expect(faults(answer)).toEqual(['NOT_FOUND areaId']);
});

test('a key is good once: again the same, never another', async () => {
  const given = { idempotencyKey: 'again', areaId: 'com-ningbao', nameZh: '重试小区' };
  const first = await register.done(world, ningbao, given);
  const second = await register.done(world, ningbao, {
    ...given,
    aliases: [],
    nameZh: '重试小区 ',
  });
  expect(second).toMatchObject({ replayed: true, compound: { id: first.compound?.id } });
  const other = await register.done(world, ningbao, { ...given, nameZh: '别的小区' });
  expect(faults(other)).toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
});

test('of ten at once with one name one is entered, the others are told which', async () => {
  const given = { areaId: 'com-ningbao', nameZh: '同名小区' };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => register.done(world, ningbao, given)),
  );
  const made = answers.flatMap(({ compound }) => compound?.id ?? []);
  expect(made).toHaveLength(1);
  const refusals = answers.flatMap(({ userErrors }) => userErrors);
  expect(refusals.map(({ code, entityId }) => [code, entityId])).toEqual(
    Array.from({ length: 9 }, () => ['DUPLICATE', made[0]]),
  );
});
