// An area is entered with the body that acts for it, once for each key and name, by the platform or by
// a street below itself; the other subgraphs learn it when something is entered there.
import type { Role } from '@lianjian/kernel/context';
import { setPeer } from '@lianjian/kernel/peers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { commandOf, faults, inNamespace } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';

const SCOPES = ['registry:write', 'agreements:write', 'demands:write'];
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES);
const xinglin = organisation('org-str-xinglin', 'COMMUNITY', SCOPES);
const enter = commandOf({
  subgraph: 'organisations',
  mutation: 'registerArea',
  field: 'area',
  selection: `id level code version provenance name aliases parent { id }
    committee { id kind name aliases actsFor { id } area { id } parent { id } }`,
});
const enterCompound = commandOf({
  subgraph: 'compounds',
  mutation: 'registerCompound',
  field: 'compound',
  selection: 'id area { id }',
});
const submit = commandOf({
  subgraph: 'lists',
  mutation: 'submitDemand',
  field: 'demand',
  selection: 'id quarter',
});
const agree = commandOf({
  subgraph: 'agreements',
  mutation: 'recordAgreement',
  field: 'agreement',
  selection: 'id',
});

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const community = { level: 'COMMUNITY', parentId: 'str-xinglin', nameZh: '新社区' };

test('a street and a community are entered with who acts for them, each with its event', async () => {
  const street = await enter.done(world, platform, {
    level: 'STREET',
    parentId: 'dst-jimei',
    code: '350211999',
    nameZh: '新街道',
    nameEn: 'New Street',
  });
  const id = String(street.area?.id);
  expect(street.area).toMatchObject({
    id: expect.stringMatching(/^str-[0-9a-f]{8}-[0-9a-f]{4}-7/),
    provenance: 'ENTERED',
    parent: { id: 'dst-jimei' },
    committee: {
      id: `org-${id}`,
      kind: 'STREET_COMMITTEE',
      actsFor: { id },
      area: { id },
      parent: null,
    },
  });
  const { area } = await enter.done(world, organisation(`org-${id}`, 'COMMUNITY', SCOPES), {
    ...community,
    parentId: id,
    code: '350211999001',
  });
  expect(area).toMatchObject({
    committee: {
      id: `org-${area?.id}`,
      kind: 'COMMUNITY_COMMITTEE',
      aliases: ['新社区党委', '新社区居委会'],
      parent: { id: `org-${id}` },
    },
  });
  const events = await inNamespace(
    world,
    'organisations',
    'select type, area_path, on_behalf_of_id from event where entity_id = any($1) order by seq',
    [[area?.id, `org-${area?.id}`]],
  );
  const where = { area_path: `dst-jimei.${id}.${area?.id}`, on_behalf_of_id: `org-${id}` };
  expect(events).toEqual([
    { type: 'area.registered', ...where },
    { type: 'organisation.registered', ...where },
  ]);
});

test.each<[Role, string, string[]]>([
  ['PLATFORM_ADMINISTRATOR', 'org-qd-platform', ['str-xinglin', 'str-xinan', '']],
  ['COMMUNITY', 'org-str-xinglin', ['str-xinglin']],
  ['COMMUNITY', 'org-com-ningbao', []],
  ['PARTNER_UNIT', 'org-str-xinglin', []],
  ['PROPERTY_FIRM', 'org-firm-ningbao', []],
  ['VOLUNTEER', 'org-str-xinglin', []],
  ['RESIDENT_REPRESENTATIVE', 'org-str-xinglin', []],
  ['ANALYST', 'org-str-xinglin', []],
  ['INTEGRATOR', 'org-str-xinglin', []],
])('%s as %s below %j', async (role, id, may) => {
  const actor = organisation(id, role, SCOPES);
  for (const parentId of ['str-xinglin', 'str-xinan', '']) {
    const root = { level: 'STREET', nameZh: `${role}${id}` };
    const below = { ...root, level: 'COMMUNITY', parentId };
    const answer = await enter.done(world, actor, parentId === '' ? root : below);
    expect(faults(answer)).toEqual(may.includes(parentId) ? [] : ['FORBIDDEN parentId']);
  }
});

test('all that is wrong is told at once in both languages, and nothing is written', async () => {
  const trace = () =>
    inNamespace(
      world,
      'organisations',
      `select (select count(*) from area) as a, (select count(*) from organisation) as o,
        (select count(*) from event) as e, (select count(*) from idempotency) as k`,
    );
  const before = await trace();
  const wrong = { idempotencyKey: ' ', nameZh: ' ', aliases: [''], code: '370299' };
  const answers = [
    await enter.done(world, xinglin, { ...community, ...wrong, parentId: null }),
    await enter.done(world, xinglin, {
      ...community,
      parentId: 'com-ningbao',
      code: '350211003012',
    }),
    await enter.done(world, xinglin, { ...community, nameZh: '宁宝社区', parentId: 'str-nowhere' }),
    await enter.done(world, xinglin, { ...community, nameZh: '宁宝社区', code: '999999999999' }),
  ];
  expect(answers.map((answer) => faults(answer).sort())).toEqual([
    [
      'FORBIDDEN parentId',
      'INVALID_INPUT aliases.0',
      'INVALID_INPUT code',
      'INVALID_INPUT idempotencyKey',
      'INVALID_INPUT nameZh',
      'INVALID_INPUT parentId',
    ],
    ['DUPLICATE code', 'INVALID_INPUT level'],
    ['NOT_FOUND parentId'],
    ['DUPLICATE nameZh', 'INVALID_INPUT code'],
  ]);
  const errors = answers.flatMap(({ userErrors }) => userErrors);
  const inBoth = ({ zh, en }: { zh: string; en: string }) =>
    /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en);
  expect(errors.every(inBoth)).toBe(true);
  expect(await trace()).toEqual(before);
});

test('of ten at once with one name or one code one is entered, roots too', async () => {
  const ten = Array.from({ length: 10 }, (_, at) => at);
  const alike = await Promise.all([
    ...ten.map(() => enter.done(world, xinglin, { ...community, nameZh: '同名' })),
    ...ten.map(() => enter.done(world, platform, { level: 'DISTRICT', nameZh: '同名' })),
    ...ten.map((at) =>
      enter.done(world, platform, {
        ...community,
        parentId: at % 2 ? 'str-xinglin' : 'dst-jimei',
        nameZh: `同码${at}`,
        code: '350211003777',
      }),
    ),
  ]);
  const codes = alike.map(faults).map(([first]) => first);
  expect(codes.filter((code) => code === undefined)).toHaveLength(3);
  expect(new Set(codes)).toEqual(new Set([undefined, 'DUPLICATE nameZh', 'DUPLICATE code']));
});

test('the others learn an area when something is entered there, with all above it', async () => {
  const { area: street } = await enter.done(world, platform, {
    level: 'STREET',
    nameZh: '陌生街道',
  });
  const { area } = await enter.done(world, platform, { ...community, parentId: street?.id });
  const areaId = String(area?.id);
  const keeper = organisation(`org-${street?.id}`, 'COMMUNITY', SCOPES);
  const lists = `query ($areaId: ID!) { threeLists(areaId: $areaId, quarter: "2023-Q2") { quarter }
    supplyGap(areaId: $areaId, quarter: "2023-Q2") { gap } }`;
  expect((await world.ask('lists', lists, { areaId })).data).toEqual({
    threeLists: { quarter: '2023-Q2' },
    supplyGap: [],
  });
  expect((await world.ask('lists', lists, { areaId: 'com-nowhere' })).data).toEqual({
    threeLists: null,
    supplyGap: null,
  });
  const { compound } = await enterCompound.done(world, keeper, { areaId, nameZh: '新小区' });
  expect(compound?.area).toEqual({ id: areaId });
  const need = {
    compoundId: compound?.id,
    channel: 'MEETING',
    kind: 'COMMUNITY_PROJECT',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    title: '量血压',
    unit: 'SESSION',
    quantity: 1,
  };
  expect((await submit.done(world, keeper, need)).userErrors).toEqual([]);
  // A unit from elsewhere consents for itself.
  const party = (organisationId: string, role: string) => {
    return { organisationId, role, duties: ['出力'] };
  };
  const agreement = {
    kind: 'JOINT_BUILD',
    title: '新街道共建协议',
    areaId: street?.id,
    parties: [party(`org-${areaId}`, 'COMMUNITY'), party('org-nb-unit-c', 'PARTNER_UNIT')],
    areaIds: [areaId],
  };
  expect((await agree.done(world, keeper, agreement)).userErrors).toEqual([]);
  for (const namespace of ['compounds', 'lists', 'agreements']) {
    const nodes = await inNamespace(
      world,
      namespace,
      'select id, parent_id, path from area_node where id = any($1) order by path',
      [[street?.id, areaId]],
    );
    expect(nodes).toEqual([
      { id: street?.id, parent_id: null, path: street?.id },
      { id: areaId, parent_id: street?.id, path: `${street?.id}.${areaId}` },
    ]);
  }
});

test('while their owner is down a new area is refused, and a known one is not', async () => {
  const { area } = await enter.done(world, xinglin, { ...community, nameZh: '断线社区' });
  const executor = world.executors.get('organisations');
  setPeer('organisations', () => Promise.reject(new Error('down')));
  try {
    const unmet = await enterCompound.done(world, xinglin, { areaId: area?.id, nameZh: ' ' });
    expect(faults(unmet)).toEqual(['INVALID_INPUT nameZh', 'PEER_UNAVAILABLE areaId']);
    const met = await enterCompound.done(world, xinglin, { areaId: 'com-ningbao', nameZh: '在' });
    expect(faults(met)).toEqual([]);
    const query = 'query ($id: ID!) { threeLists(areaId: $id, quarter: "2023-Q2") { quarter } }';
    const { errors } = await world.ask('lists', query, { id: area?.id });
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  } finally {
    setPeer('organisations', executor ?? (() => Promise.reject(new Error('none'))));
  }
});
