// The three lists as files: what stands in them is what may be read, under the headings that imports
// take; one that was exported is taken over into another community as it was.
import { setPeer } from '@lianjian/kernel/peers';
import { countStatements } from '@lianjian/kernel/statements';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../testkit/actors.ts';
import { faults } from '../testkit/commands.ts';
import { today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';
import { inLists } from './claiming.ts';
import { ningbao } from './demand-stepping.ts';
import { importDemands, importResources, lineFaults } from './importing.ts';
import { NEED, submitDemand } from './submitting.ts';

const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const CURRENT = quarterOf(today());
const SCOPES = ['demands:write'];
const keeper = organisation('org-com-ningbao', 'COMMUNITY', ['resources:write']);
const lianting = organisation('org-com-lianting', 'COMMUNITY', SCOPES);

interface Sheet {
  fileName: string;
  mediaType: string;
  content: string;
  rowCount: number;
  columns: { heading: string; exportOnly: boolean; terms: { term: string; code: string }[] }[];
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const SHEET = `fileName mediaType content rowCount
  columns { heading exportOnly terms { term code } }`;

async function sheetOf(list: string, areaId: string, quarter: string): Promise<Sheet> {
  const query = `query ($areaId: ID!, $quarter: Quarter!, $list: ThreeList!) {
    threeLists(areaId: $areaId, quarter: $quarter) { sheet(list: $list) { ${SHEET} } } }`;
  const { data, errors } = await world.query(query, { areaId, quarter, list });
  expect(errors).toBeUndefined();
  return (data as { threeLists: { sheet: Sheet } }).threeLists.sheet;
}

async function template(list = 'DEMANDS'): Promise<Sheet> {
  const { data, errors } = await world.query(`{ importTemplate(list: ${list}) { ${SHEET} } }`);
  expect(errors).toBeUndefined();
  return (data as { importTemplate: Sheet }).importTemplate;
}

/** The cells of a sheet in which no cell has a comma or a new line in it. */
const rowsOf = ({ content }: Sheet) =>
  content
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));

const fileOf = (areaId: string, content: string) => ({
  areaId,
  format: 'CSV',
  encoding: 'UTF_8',
  content: Buffer.from(content).toString('base64'),
});

/** The same needs as those of no compound: compounds are the community's own. */
async function elsewhereOf({ content }: Sheet): Promise<string> {
  const query = '{ area(id: "com-ningbao") { compounds(first: 100) { nodes { name } } } }';
  const { data } = await world.query(query);
  const { area } = data as { area: { compounds: { nodes: { name: string }[] } } };
  return area.compounds.nodes.reduce(
    (text, { name }) => text.replaceAll(`,${name},`, ',,'),
    content,
  );
}

describe('the template', () => {
  test('can be filled in: its headings, its words, and its line is in order', async () => {
    const sheet = await template();
    expect(sheet.content.startsWith('\uFEFF标题,说明,小区,渠道,类型,类别,')).toBe(true);
    expect([sheet.fileName, sheet.rowCount]).toEqual(['需求清单导入模板.csv', 1]);
    expect(sheet.columns.some(({ exportOnly }) => exportOnly)).toBe(false);
    const kinds = sheet.columns.find(({ heading }) => heading === '类型');
    expect(kinds?.terms).toContainEqual({ term: '微心愿', code: 'MICRO_WISH' });
    const file = { ...fileOf('com-ningbao', sheet.content), dryRun: true };
    const answer = await importDemands.done(world, ningbao, file);
    expect([faults(answer), lineFaults(answer)]).toEqual([[], []]);
  });

  test('of the resource list can be filled in as well', async () => {
    const { content, fileName, columns } = await template('RESOURCES');
    expect(fileName).toBe('服务资源清单导入模板.csv');
    expect(columns.some(({ exportOnly }) => exportOnly)).toBe(false);
    const file = { ...fileOf('com-ningbao', content), dryRun: true };
    const answer = await importResources.done(world, keeper, file);
    expect([faults(answer), lineFaults(answer)]).toEqual([[], []]);
  });
});

describe('a list that is exported', () => {
  test('has its rows under Chinese headings, names in place of ids, nothing private', async () => {
    const resources = await sheetOf('RESOURCES', 'com-ningbao', '2023-Q2');
    const demands = await sheetOf('DEMANDS', 'com-ningbao', '2023-Q2');
    const claims = await sheetOf('CLAIMS', 'com-ningbao', '2023-Q2');
    expect([resources, demands, claims].map(({ rowCount }) => rowCount)).toEqual([18, 28, 11]);
    expect(demands.fileName).toBe('需求清单-com-ningbao-2023-Q2.csv');
    expect(demands.mediaType).toMatch(/^text\/csv; charset=utf-8/);
    expect(rowsOf(demands).map((row) => row.length)).toEqual(
      Array(29).fill(demands.columns.length),
    );
    expect(demands.content).toMatch(/,宁宝社区,花坛补种与枯枝清理,.*,宁宝世家小区,.*,绿化,/);
    expect(claims.content).toMatch(/,宁宝社区,dem-nb-2023q.*,宁宝共建单位A（样例医院）,.*,已确认,/);
    expect(resources.content).toMatch(/,宁宝社区,绿化修剪与补种,.*宁宝共建单位G（样例园林企业）,/);
    const headings = demands.columns.map(({ heading }) => heading);
    expect(headings).not.toContain('联系方式');
    expect(headings).not.toContain('住址');
  });

  test('has the headings of the template, but what is private or said of one occasion', async () => {
    const [asked, given] = [await template(), await sheetOf('DEMANDS', 'com-ningbao', '2023-Q2')];
    const shared = given.columns.filter(({ exportOnly }) => !exportOnly);
    const missing = ['季度', '联系方式', '住址'];
    expect(shared.map(({ heading }) => heading)).toEqual(
      asked.columns.map(({ heading }) => heading).filter((each) => !missing.includes(each)),
    );
  });

  test('is taken over into another community as it was', async () => {
    const given = await sheetOf('DEMANDS', 'com-ningbao', '2023-Q2');
    const elsewhere = await elsewhereOf(given);
    const answer = await importDemands.done(world, lianting, fileOf('com-lianting', elsewhere));
    expect([faults(answer), lineFaults(answer)]).toEqual([[], []]);
    const taken = await sheetOf('DEMANDS', 'com-lianting', CURRENT);
    const said = (sheet: Sheet, row: string[]) =>
      row.filter(
        (_, at) => !sheet.columns[at]?.exportOnly && sheet.columns[at]?.heading !== '小区',
      );
    const before = rowsOf(given)
      .slice(1)
      .map((row) => said(given, row).join());
    const after = rowsOf(taken).map((row) => said(taken, row).join());
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('of resources is taken over as it was: what stands there by line, what was withdrawn again', async () => {
    const given = await sheetOf('RESOURCES', 'com-ningbao', '2023-Q2');
    const file = fileOf('com-ningbao', given.content);
    const there = await importResources.done(world, keeper, file);
    expect(lineFaults(there)).toEqual(
      Array.from({ length: given.rowCount }, (_, at) => `${at + 2} DUPLICATE 标题`),
    );
    await inLists(
      world,
      `update service_resource set state = 'WITHDRAWN' where area_id = 'com-ningbao'`,
    );
    const answer = await importResources.done(world, keeper, file);
    expect([faults(answer), lineFaults(answer)]).toEqual([[], []]);
    const taken = await sheetOf('RESOURCES', 'com-ningbao', CURRENT);
    const said = (sheet: Sheet) =>
      rowsOf(sheet)
        .map((row) => row.filter((_, at) => sheet.columns[at]?.heading !== '编号').join())
        .sort();
    expect(said(taken)).toEqual(expect.arrayContaining(said(given)));
  });

  test('shows no formula to a spreadsheet, and is read back without the apostrophe', async () => {
    const formula = { ...NEED, compoundId: null, areaId: 'com-ningbao', title: '=补种, "东门"' };
    expect(faults(await submitDemand.done(world, ningbao, formula))).toEqual([]);
    const now = await sheetOf('DEMANDS', 'com-ningbao', CURRENT);
    expect(now.content).toContain(`"'=补种, ""东门"""`);
    const elsewhere = await elsewhereOf(now);
    const file = fileOf('com-lianting', elsewhere);
    const answer = await importDemands.done(world, lianting, file);
    const titles = (answer.import as { demands: { nodes: { title: string }[] } }).demands.nodes;
    expect(titles.map(({ title }) => title)).toContain('=补种, "东门"');
  });
});

describe('a sheet', () => {
  const query = `{ threeLists(areaId: "com-ningbao", quarter: "2023-Q2") { sheet(list: DEMANDS) { rowCount } } }`;

  test('is refused when it is the second of one operation', async () => {
    const twice = `{ threeLists(areaId: "com-ningbao", quarter: "2023-Q2") {
      a: sheet(list: DEMANDS) { rowCount } b: sheet(list: CLAIMS) { rowCount } } }`;
    const { data, errors } = await world.query(twice);
    expect(data).toEqual({ threeLists: { a: { rowCount: 28 }, b: null } });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('is missing while an owner of names is down, and nothing else is', async () => {
    const compounds = world.executors.get('compounds') ?? (async () => ({ data: null }));
    setPeer('compounds', async () => ({ data: null }));
    const { data, errors } = await world.query(query);
    setPeer('compounds', compounds);
    expect(data).toEqual({ threeLists: { sheet: null } });
    expect(errors?.[0]?.extensions?.code).toBe('SUBGRAPH_UNAVAILABLE');
  });

  test('costs four statements, whatever its length', async () => {
    const { statements } = await countStatements(() => world.ask('lists', query));
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
