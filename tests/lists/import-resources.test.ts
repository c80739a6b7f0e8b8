// Importing a list of offers: each line by the rules of one that is published by itself, all lines or
// none, none that stands there already; names are meant in the community.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from '../testkit/commands.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import {
  countsOf,
  importResources,
  lineFaults,
  linesOf,
  type OfferLine,
  offerRows,
  offersOf,
} from './importing.ts';
import { ningbao, publishResource, unitH } from './offering.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const H = { 提供方编号: 'org-nb-unit-h' };
const imported = (actor: typeof unitH, lines: readonly OfferLine[], more = {}) =>
  importResources.done(world, actor, { ...offersOf(lines), ...more });

const counts = () => countsOf(world);

describe('a file of offers', () => {
  test('becomes resources as if each line had been published by itself', async () => {
    const answer = await imported(ningbao, [
      {
        ...H,
        标题: '整表义诊',
        服务对象: '老年人、病残',
        说明: '量血压。',
        服务区域编号: 'com-ningbao、str-xinglin',
        服务小区: '宁宝世家小区',
        服务方编号: 'org-firm-ningbao',
        开始日期: '2026/1/1',
        结束日期: '2027年12月31日',
        每周时段: '周四 9:00-11:30、六 14:00至16:00',
        确认日期: '2026-01-01',
      },
      { 标题: '自办义诊' },
    ]);
    expect([faults(answer), lineFaults(answer)]).toEqual([[], []]);
    expect(answer.import).toMatchObject({
      list: 'RESOURCES',
      lineCount: 2,
      demands: { totalCount: 0 },
      resources: { totalCount: 2 },
    });
    const lines = linesOf(answer);
    expect(lines.map(({ line, demand, resource }) => [line, demand, resource?.title])).toEqual([
      [2, null, '整表义诊'],
      [3, null, '自办义诊'],
    ]);
    const usual = { areaId: 'com-ningbao', category: 'MEDICAL', unit: 'SESSION' };
    const one = await publishResource.done(world, ningbao, {
      ...usual,
      providerId: 'org-nb-unit-h',
      title: '整表义诊',
      audiences: ['ELDERLY', 'ILL_OR_DISABLED'],
      description: '量血压。',
      capacityPerQuarter: 4,
      serviceAreaIds: ['com-ningbao', 'str-xinglin'],
      serviceCompoundIds: ['cmp-ningbao'],
      deliveredById: 'org-firm-ningbao',
      availableFrom: '2026-01-01',
      availableTo: '2027-12-31',
      schedule: [
        { weekday: 4, from: '09:00', to: '11:30' },
        { weekday: 6, from: '14:00', to: '16:00' },
      ],
      assuredOn: '2026-01-01',
    });
    const own = { ...usual, title: '自办义诊', capacityPerQuarter: 4 };
    const another = await publishResource.done(world, ningbao, own);
    expect(await offerRows(world, lines[0]?.resource?.id)).toEqual(
      await offerRows(world, one.resource?.id),
    );
    expect(await offerRows(world, lines[1]?.resource?.id)).toEqual(
      await offerRows(world, another.resource?.id),
    );
  });

  test('names units, areas and compounds as the community does, or gives their ids', async () => {
    const lines = [
      { 标题: '乙', 提供方: '没有的单位', 服务方: '没有的单位', 服务区域: '没有的区域' },
      { 标题: '丙', 提供方: '没有的单位', ...H, 服务区域: '宁宝社区、杏林街道', 服务小区: '没有' },
    ];
    const { data } = await world.query(
      '{ organisation(id: "org-nb-unit-h") { name(locale: ZH) } }',
    );
    const { name } = (data as { organisation: { name: string } }).organisation;
    const answer = await imported(ningbao, [{ 标题: '甲', 提供方: name }, ...lines]);
    expect(lineFaults(answer)).toEqual([
      '3 NOT_FOUND 提供方',
      '3 NOT_FOUND 服务方',
      '3 NOT_FOUND 服务区域',
      '4 NOT_FOUND 服务小区',
    ]);
    const right = await imported(ningbao, [
      { 标题: '甲', 提供方: name },
      { 标题: '丙', ...H, 服务区域: '宁宝社区、杏林街道', 服务小区: 'cmp-ningbao' },
    ]);
    expect(lineFaults(right)).toEqual([]);
    const query = `query ($id: ID!) { serviceResource(id: $id) { provider { ... on Organisation { id } }
      serviceAreas { id } serviceCompounds { id } } }`;
    const told = await Promise.all(
      linesOf(right).map(({ resource }) => world.query(query, { id: resource?.id })),
    );
    const provider = { id: 'org-nb-unit-h' };
    expect(
      told.map(({ data: each }) => (each as { serviceResource: object }).serviceResource),
    ).toEqual([
      { provider, serviceAreas: [{ id: 'com-ningbao' }], serviceCompounds: [] },
      {
        provider,
        serviceAreas: [{ id: 'com-ningbao' }, { id: 'str-xinglin' }],
        serviceCompounds: [{ id: 'cmp-ningbao' }],
      },
    ]);
  });

  test('is judged as a whole, nothing half-written, and can be tried', async () => {
    const before = await counts();
    const lines: OfferLine[] = [
      { ...H, 标题: '好的一行' },
      { 标题: '', 类别: '修', 每季数量: '零', 每周时段: '随时', 单位: '' },
      {
        标题: '甲'.repeat(101),
        每季数量: '0',
        每周时段: '三 9:00-8:00',
        服务对象: '老年人、老年人',
      },
      { 标题: '乙', 开始日期: '2027-01-02', 结束日期: '2027-01-01', 确认日期: '2999-01-01' },
      { 标题: '丙', 提供方编号: 'org-nobody', 服务方编号: 'org-nobody' },
      { 标题: '丁', ...H, 服务区域编号: 'com-lianting', 协议编号: 'agr-nb-a' },
      {
        标题: '戊',
        ...H,
        服务区域编号: 'com-nowhere',
        服务小区编号: 'cmp-none',
        协议编号: 'agr-0',
      },
    ];
    const answer = await imported(ningbao, lines);
    expect(lineFaults(answer)).toEqual([
      '3 INVALID_INPUT 标题',
      '3 INVALID_INPUT 类别',
      '3 INVALID_INPUT 每季数量',
      '3 INVALID_INPUT 单位',
      '3 INVALID_INPUT 每周时段',
      '4 INVALID_INPUT 标题',
      '4 INVALID_INPUT 服务对象',
      '4 INVALID_QUANTITY 每季数量',
      '4 INVALID_INPUT 每周时段',
      '5 INVALID_INPUT 开始日期',
      '5 INVALID_INPUT 确认日期',
      '6 NOT_FOUND 提供方编号',
      '6 NOT_FOUND 服务方编号',
      '7 INVALID_INPUT 协议编号',
      '7 OUTSIDE_SERVICE_AREA 服务区域编号',
      '8 NOT_FOUND 服务区域编号',
      '8 NOT_FOUND 服务小区编号',
      '8 NOT_FOUND 协议编号',
    ]);
    expect([faults(answer), answer.import]).toEqual([['INVALID_INPUT content'], null]);
    const tried = await imported(ningbao, [{ ...H, 标题: '好的一行' }], { dryRun: true });
    expect([faults(tried), lineFaults(tried), tried.import]).toEqual([[], [], null]);
    expect(await counts()).toBe(before);
  });

  test('may be JSON lines, and GB 18030', async () => {
    const row = {
      标题: '逐行义诊',
      category: 'MEDICAL',
      每季数量: 4,
      单位: '场次',
      服务对象: ['老年人'],
    };
    const content = Buffer.from(JSON.stringify(row)).toString('base64');
    const answer = await imported(unitH, [], { format: 'JSON_LINES', content });
    expect([faults(answer), linesOf(answer)[0]?.resource?.title]).toEqual([[], '逐行义诊']);
    const bytes = [0xb1, 0xea, 0xcc, 0xe2]; // 标题
    const gb = Buffer.concat([
      Buffer.from(bytes),
      Buffer.from(',category,capacityPerQuarter,unit\n'),
      Buffer.from([0xd2, 0xe5, 0xd5, 0xef]), // 义诊
      Buffer.from(',MEDICAL,4,SESSION\n'),
    ]);
    const chinese = await imported(unitH, [], {
      encoding: 'GB18030',
      content: gb.toString('base64'),
    });
    expect([faults(chinese), linesOf(chinese)[0]?.resource?.title]).toEqual([[], '义诊']);
  });
});

describe('what is there already', () => {
  test('is refused by line, with what it is; another window or place is another resource', async () => {
    const line = { ...H, 标题: '重复义诊' };
    const first = await imported(ningbao, [line]);
    const id = linesOf(first)[0]?.resource?.id;
    const again = await imported(ningbao, [
      { ...line, 标题: '重复义诊 ', 每季数量: '9', 每周时段: '三 09:00-10:00' },
      { ...line, 结束日期: '2030-01-01' },
      { ...line, 服务小区编号: 'cmp-ningbao' },
      { ...line, 结束日期: '2030-01-01' },
      { ...line, 提供方编号: 'org-nb-unit-k' },
    ]);
    expect(lineFaults(again)).toEqual(['2 DUPLICATE 标题', '5 DUPLICATE 标题']);
    const [listed, inFile] = linesOf(again).flatMap(({ userErrors }) => userErrors);
    expect([listed?.entityId, inFile?.entityId, inFile?.zh]).toEqual([id, null, '与第 3 行重复。']);
    await inLists(world, `update service_resource set state = 'WITHDRAWN' where id = $1`, [id]);
    expect(lineFaults(await imported(ningbao, [line]))).toEqual([]);
  });

  test('is met by one of two imports at once', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => ({ ...H, 标题: `同时 ${at}` }));
    const answers = await Promise.all([1, 2, 3].map(() => imported(ningbao, lines)));
    expect(answers.filter((each) => each.import !== null)).toHaveLength(1);
    expect(answers.map((each) => lineFaults(each).length).sort()).toEqual([0, 20, 20]);
  });

  test('is answered again with the same key', async () => {
    const file = { ...offersOf([{ 标题: '一次' }]), idempotencyKey: 'offers-1' };
    const [first, again] = [
      await importResources.done(world, unitH, file),
      await importResources.done(world, unitH, file),
    ];
    expect([first.replayed, again.replayed, linesOf(again)]).toEqual([false, true, linesOf(first)]);
    const other = { ...offersOf([{ 标题: '两次' }]), idempotencyKey: 'offers-1' };
    expect(faults(await importResources.done(world, unitH, other))).toEqual([
      'IDEMPOTENCY_CONFLICT idempotencyKey',
    ]);
  });
});
