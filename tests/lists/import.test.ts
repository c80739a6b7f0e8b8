// Importing a list of needs: each line by the rules of one that is put forward by itself, all lines
// or none, a report of each; once with one key; nothing written by a dry run or when an owner is
// down; told to whom it concerns; as many statements for a thousand lines as for ten.

import { setPeer } from '@lianjian/kernel/peers';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation, person } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { ningbao } from './demand-stepping.ts';
import { importDemands, lineFaults, linesOf, type NeedLine, tableOf } from './importing.ts';
import { closeCollectionRound, NEED, submitDemand } from './submitting.ts';

const SCOPES = ['demands:write'];
const resident = person('per-nb-resident-1', 'RESIDENT_REPRESENTATIVE', SCOPES);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const counts = async () =>
  JSON.stringify(
    await inLists(
      world,
      `select (select count(*) from demand) as demands, (select count(*) from submission) as submissions,
      (select count(*) from event) as events, (select count(*) from import) as imports,
      (select count(*) from import_line) as lines, (select count(*) from idempotency) as keys`,
    ),
  );

describe('a file', () => {
  test('becomes demands as if each line had been put forward by itself', async () => {
    const said = { 小区: '宁宝世家小区', 联系方式: '内线 2', 住址: '3-101', 星期: '六、日' };
    const table = tableOf([
      { ...said, 紧急程度: '较急', 最晚日期: '2030/1/2' },
      { 标题: '车棚照明', 渠道: '微信群' },
    ]);
    expect(lineFaults(await importDemands.done(world, ningbao, table))).toEqual([
      '3 INVALID_INPUT 渠道',
    ]);
    const right = tableOf([
      { ...said, 紧急程度: '较急', 最晚日期: '2030/1/2' },
      { 标题: '车棚照明' },
    ]);
    const answer = await importDemands.done(world, ningbao, right);
    expect(faults(answer)).toEqual([]);
    expect(answer.import).toMatchObject({
      lineCount: 2,
      list: 'DEMANDS',
      area: { id: 'com-ningbao' },
      importedFor: { __typename: 'Organisation' },
      demands: { totalCount: 2 },
    });
    const lines = linesOf(answer);
    expect(lines.map(({ line, demand }) => [line, demand?.title, demand?.state])).toEqual([
      [2, '补种楼前灌木', 'COLLECTED'],
      [3, '车棚照明', 'COLLECTED'],
    ]);
    const one = await submitDemand.done(world, ningbao, {
      ...NEED,
      contact: '内线 2',
      dwelling: '3-101',
      urgency: 'HIGH',
      wantedBy: '2030-01-02',
      wantedWeekdays: [6, 7],
    });
    const rows = async (id: string | undefined) =>
      inLists(
        world,
        `select to_jsonb(d) - array['id', 'created_at', 'updated_at', 'received_at'] as demand,
          to_jsonb(s) - array['id', 'demand_id', 'created_at', 'updated_at', 'submitted_at'] as submission,
          to_jsonb(e) - array['id', 'seq', 'tx', 'at', 'entity_id'] as event
        from demand d join submission s on s.demand_id = d.id join event e on e.entity_id = d.id
        where d.id = $1`,
        [id],
      );
    expect(await rows(lines[0]?.demand?.id)).toEqual(await rows(String(one.demand?.id)));
  });

  test('of freight says the way, both ends of it, each where it is wrong', async () => {
    const cargo = { 类型: '货找车', 类别: '货运', 单位: '吨', 装货地: '青岛市黄岛区王台镇' };
    const wrong = tableOf([{ ...cargo }, { ...cargo, 卸货地: '通州' }, { 卸货地: '济南' }]);
    expect(lineFaults(await importDemands.done(world, ningbao, wrong))).toEqual([
      '2 INVALID_INPUT 卸货地',
      '3 INVALID_INPUT 卸货地',
      '4 INVALID_INPUT 装货地',
      '4 INVALID_INPUT 装货地',
    ]);
    const right = tableOf([{ ...cargo, 卸货地: '济南' }]);
    const [line] = linesOf(await importDemands.done(world, ningbao, right));
    const keys =
      'select freight_from_key as "from", freight_to_key as "to" from demand where id = $1';
    expect(await inLists(world, keys, [line?.demand?.id])).toEqual([
      { from: '370211/王台/', to: '3701' },
    ]);
  });

  test('that was imported is answered again with the same key, and refused if it is another', async () => {
    const table = { ...tableOf([{}, {}]), idempotencyKey: 'file-1' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => importDemands.done(world, ningbao, table)),
    );
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const ids = answers.map((answer) =>
      linesOf(answer)
        .map(({ demand }) => demand?.id)
        .join(),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^dem-.*,dem-/);
    const other = { ...tableOf([{}]), idempotencyKey: 'file-1' };
    expect(faults(await importDemands.done(world, ningbao, other))).toEqual([
      'IDEMPOTENCY_CONFLICT idempotencyKey',
    ]);
  });

  test('is judged as a whole, nothing half-written', async () => {
    const before = await counts();
    const lines: NeedLine[] = [
      {},
      { 标题: '', 数量: '零', 类别: '修' },
      { 小区: '没有的小区', 数量: '0', 最早日期: '2030-01-02', 最晚日期: '2030-01-01' },
      { 小区: 'cmp-ningbao', 季度: '2020-Q1', 星期: '一、一' },
      { 标题: '甲'.repeat(101), 联系方式: '甲'.repeat(201) },
    ];
    const answer = await importDemands.done(world, ningbao, tableOf(lines));
    expect(lineFaults(answer)).toEqual([
      '3 INVALID_INPUT 标题',
      '3 INVALID_INPUT 类别',
      '3 INVALID_INPUT 数量',
      '4 NOT_FOUND 小区',
      '4 INVALID_QUANTITY 数量',
      '4 INVALID_INPUT 最早日期',
      '5 INVALID_INPUT 星期',
      '6 INVALID_INPUT 标题',
      '6 INVALID_INPUT 联系方式',
    ]);
    expect(faults(answer)).toEqual(['INVALID_INPUT content']);
    expect(answer.import).toBeNull();
    expect(linesOf(answer).every(({ demand }) => demand === null)).toBe(true);
    const otherQuarter = await importDemands.done(world, ningbao, tableOf([{ 季度: '2020-Q1' }]));
    expect(lineFaults(otherQuarter)).toEqual(['2 INVALID_INPUT 季度']);
    expect(await counts()).toBe(before);
  });

  test('can be tried: what would come of it is said, nothing is written', async () => {
    const before = await counts();
    const table = { ...tableOf([{}, {}]), dryRun: true };
    const good = await importDemands.done(world, ningbao, table);
    expect([good.import, faults(good), linesOf(good).length]).toEqual([null, [], 2]);
    const bad = await importDemands.done(world, ningbao, {
      ...tableOf([{ 数量: 'x' }]),
      dryRun: true,
    });
    expect([lineFaults(bad), faults(bad)]).toEqual([
      ['2 INVALID_INPUT 数量'],
      ['INVALID_INPUT content'],
    ]);
    expect(await counts()).toBe(before);
  });

  test('in a closed round takes what is urgent only', async () => {
    const area = 'com-shanhai';
    const shanhai = organisation('org-com-shanhai', 'COMMUNITY', SCOPES);
    const first = await importDemands.done(world, shanhai, tableOf([{}], area));
    expect(faults(first)).toEqual([]);
    const [round] = await inLists<{ id: string; version: number }>(
      world,
      `select id, version from collection_round where area_id = $1 and state = 'OPEN'`,
      [area],
    );
    const closing = { roundId: round?.id, expectedVersion: round?.version };
    expect(faults(await closeCollectionRound.done(world, shanhai, closing))).toEqual([]);
    const mixed = tableOf([{ 紧急程度: '紧急' }, {}, { 类型: '维修订单' }], area);
    expect(lineFaults(await importDemands.done(world, shanhai, mixed))).toEqual([
      '3 INVALID_STATE 季度',
    ]);
    const urgent = tableOf([{ 紧急程度: '紧急' }, { 类型: '维修订单' }], area);
    expect(lineFaults(await importDemands.done(world, shanhai, urgent))).toEqual([]);
  });
});

describe('is imported', () => {
  test.each([
    [ningbao, []],
    [organisation('org-dst-jimei', 'COMMUNITY', SCOPES), []],
    [organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', SCOPES), []],
    [organisation('org-firm-ningbao', 'PROPERTY_FIRM', SCOPES), []],
    [resident, []],
    [organisation('org-com-lianting', 'COMMUNITY', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'PARTNER_UNIT', SCOPES), ['FORBIDDEN actingForId']],
    [organisation('org-nb-unit-a', 'ANALYST', SCOPES), ['FORBIDDEN actingForId']],
  ])('by %j: %j', async (actor, expected) => {
    expect(faults(await importDemands.done(world, actor, tableOf([{}])))).toEqual(expected);
  });

  test('with the scope only, and into a community', async () => {
    const bare = organisation('org-com-ningbao', 'COMMUNITY');
    const { errors } = await importDemands.tried(world, bare, tableOf([{}]));
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const street = await importDemands.done(world, ningbao, tableOf([{}], 'str-xinglin'));
    expect(faults(street)).toEqual(['NOT_FOUND areaId']);
  });

  test('when the owner of compounds answers', async () => {
    const compounds = world.executors.get('compounds');
    const before = await counts();
    setPeer('compounds', async () => ({ data: null }));
    const answer = await importDemands.done(world, ningbao, tableOf([{}]));
    setPeer('compounds', compounds ?? (async () => ({ data: null })));
    expect(faults(answer)).toEqual(['PEER_UNAVAILABLE areaId']);
    expect(await counts()).toBe(before);
  });
});

const IMPORT_MADE = { history: { nodes: [{ type: 'import.made' }] } };

test('an import is told to those who did it, the community and those above', async () => {
  const done = await importDemands.done(world, resident, tableOf([{}]));
  const query = `query ($id: ID!) { import(id: $id) { id history { nodes { type } } } imports(filter: { id: { eq: $id } }) { totalCount } }`;
  const told = async (actor: typeof resident | null) => {
    const { data } = await world.ask('lists', query, { id: done.import?.id }, { actor });
    const { import: one, imports } = data as {
      import: object | null;
      imports: { totalCount: number };
    };
    expect(one ?? IMPORT_MADE).toMatchObject(IMPORT_MADE);
    return [one !== null, imports.totalCount];
  };
  expect(await told(resident)).toEqual([true, 1]);
  expect(await told(ningbao)).toEqual([true, 1]);
  expect(await told(organisation('org-com-lianting', 'COMMUNITY', SCOPES))).toEqual([false, 0]);
  expect(await told(null)).toEqual([false, 0]);
});

test('a thousand lines cost as many statements as ten', async () => {
  const cost = async (count: number) => {
    const table = tableOf(Array.from({ length: count }, () => ({})));
    const started = performance.now();
    const { result, statements } = await countStatements(() =>
      importDemands.done(world, ningbao, table),
    );
    expect(faults(result)).toEqual([]);
    return { statements: statements.length, ms: Math.round(performance.now() - started) };
  };
  const [ten, thousand] = [await cost(10), await cost(1_000)];
  expect(thousand.statements).toBe(ten.statements);
});
