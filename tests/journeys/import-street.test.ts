// From a database without a single row a street is running after one import: the sample file of the
// importer, by the platform's key, through the gateway; then its first claim is accepted. Running it again
// changes nothing, with the receipt or without; a run that is refused goes on once the file is put right.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOfStart } from '@lianjian/gateway/standalone-keys';
import { importFile } from '@lianjian/importer/command';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ByKey, openByKey } from '../testkit/by-key.ts';
import { inNamespace } from '../testkit/commands.ts';
import { EMPTY, today } from '../testkit/database.ts';
import { openWorld, type World } from '../testkit/world.ts';

const BARE = { database: { isEmbedded: true }, isNew: false, isBare: true } as const;
const SAMPLE = new URL('../../importer/samples/street/', import.meta.url);

let world: World;
let graph: ByKey;
let dir: string;
let platform: string;
beforeAll(async () => {
  world = await openWorld(EMPTY);
  graph = await openByKey(world);
  dir = await mkdtemp(join(tmpdir(), 'lianjian-import-'));
  await cp(SAMPLE, dir, { recursive: true });
  platform = (await keysOfStart(BARE, dir))?.keys.platform ?? '';
});
afterAll(async () => {
  await graph.close();
  await world.close();
  await rm(dir, { recursive: true, force: true });
});

const path = () => join(dir, 'street.json');
const receipt = () => `${path()}.receipt.json`;

async function run(isTried = false): Promise<{ isThere: boolean; said: string[] }> {
  const said: string[] = [];
  const isThere = await importFile(path(), {
    ask: (query, variables) => graph.ask(platform, query, variables),
    say: (line) => said.push(line),
    isTried,
  });
  return { isThere, said };
}

/** Changes the file as somebody would who puts it right. */
async function edit(change: (file: Record<string, object[]>) => void): Promise<void> {
  const file = JSON.parse(await readFile(path(), 'utf8'));
  change(file);
  await writeFile(path(), JSON.stringify(file));
}

/** How many things have happened so far, wherever they are written down. */
async function happened(): Promise<number> {
  const counts = await Promise.all(
    ['organisations', 'compounds', 'agreements', 'lists', 'firms'].map((namespace) =>
      inNamespace<{ count: number }>(world, namespace, 'select count(*)::int as count from event'),
    ),
  );
  return counts.flat().reduce((sum, { count }) => sum + count, 0);
}

const patient = { timeout: 120_000 };

test('a file with faults is not sent, and all of them are told', patient, async () => {
  const whole = await readFile(path(), 'utf8');
  await edit((file) => {
    file.streets = [];
    file.areas?.push({ level: 'VILLAGE', name: '新村' });
    file.ties?.push({ kind: 'REPORT_IN', fromOrganisationId: '@nobody' });
    file.demands?.push({ areaId: '@community', file: 'missing.csv' });
  });
  expect((await run()).said).toEqual([
    expect.stringMatching(/^streets: 没有这个部分.*There is no such section/),
    'demands 2: 读不到文件 missing.csv。 The file missing.csv cannot be read.',
    '2 处有误，什么都没有发送。 2 faults; nothing was sent.',
  ]);
  await edit((file) => {
    delete file.streets;
    file.demands?.pop();
  });
  const { isThere, said } = await run();
  expect(isThere).toBe(false);
  expect(said).toEqual([
    expect.stringMatching(/^areas 3 .*VILLAGE/),
    expect.stringMatching(/^areas 3.*nameZh/),
    expect.stringMatching(/^areas 3.*"name"/),
    'ties 2: 前面没有名为 @nobody 的条目。 No entry before it is called @nobody.',
    '4 处有误，什么都没有发送。 4 faults; nothing was sent.',
  ]);
  await writeFile(path(), whole);
  expect(await run(true)).toEqual({
    isThere: true,
    said: ['22 条可以发送。 22 entries can be sent.'],
  });
  expect(await happened()).toBe(0);
});

test('one import goes on from where it was refused, and is done once', patient, async () => {
  const needs = join(dir, 'demands.csv');
  const whole = await readFile(needs, 'utf8');
  await writeFile(needs, whole.replace('新花园小区', '旧花园小区'));
  const broken = await run();
  expect(broken.isThere).toBe(false);
  expect(broken.said.slice(-3)).toEqual([
    '22/22 demands 1: 未通过，后面的没有发送 refused; nothing after it was sent',
    expect.stringMatching(/^ {2}content INVALID_INPUT: 有 1 行未通过.* 1 lines are refused/),
    '  2 小区 NOT_FOUND: 本社区没有这个小区。 The community has no such compound.',
  ]);
  await writeFile(needs, whole);
  const { isThere, said } = await run();
  expect(isThere).toBe(true);
  expect(said.map((line) => line.endsWith('there already'))).toEqual([
    ...Array(21).fill(true),
    false,
  ]);
  const before = await happened();
  expect((await run()).said.every((line) => line.endsWith('there already'))).toBe(true);
  const kept = await readFile(receipt(), 'utf8');
  await rm(receipt());
  expect((await run()).said.every((line) => line.endsWith('there already'))).toBe(true);
  expect(await happened()).toBe(before);
  await writeFile(receipt(), kept);
});

interface Kept {
  where: string;
  id: string;
  secret: string | null;
}

const keptAt = async (where: string) => {
  const each: Kept[] = Object.values(JSON.parse(await readFile(receipt(), 'utf8')));
  return each.find((kept) => kept.where === where);
};

test('then the street is running: its first need is claimed, and accepted', patient, async () => {
  const { id: areaId } = (await keptAt('areas 2')) ?? {};
  const community = (await keptAt('keys 1'))?.secret ?? '';
  const unit = (await keptAt('keys 2'))?.secret ?? '';
  const quarter = `${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`;
  const query = `query ($id: ID!, $quarter: Quarter!) { threeLists(areaId: $id, quarter: $quarter) {
    resources { nodes { id title provider { ... on Organisation { name(locale: ZH) } } } }
    demands { nodes { id version title compound { partnerOrganisations { name(locale: ZH) }
      managementContract { firm { name(locale: ZH) } } } } } } }`;
  interface Lists {
    threeLists: {
      resources: { nodes: { id: string; title: string }[] };
      demands: { nodes: { id: string; version: number; title: string }[] };
    };
  }
  const { threeLists } = await graph.ask<Lists>(community, query, { id: areaId, quarter });
  const titled = <T extends { title: string }>(rows: readonly T[], title: string) =>
    rows.find((row) => row.title === title);
  const need = titled(threeLists.demands.nodes, '老人量血压');
  const offer = titled(threeLists.resources.nodes, '社区义诊');
  expect(need).toMatchObject({
    compound: {
      partnerOrganisations: [{ name: '新社区卫生服务站' }],
      managementContract: { firm: { name: '新社区物业' } },
    },
  });
  expect(offer).toMatchObject({ provider: { name: '新社区卫生服务站' } });
  const step = async (mutation: string, expectedVersion = 1) =>
    graph.act(community, mutation, 'demand', { demandId: need?.id, expectedVersion });
  await step('listDemand', (await step('sortDemand')).version);
  const taking = { demandId: need?.id, resourceId: offer?.id, quantity: 2 };
  const claim = await graph.act(unit, 'claimDemand', 'claim', taking);
  const answer = { claimId: claim.id, expectedVersion: claim.version };
  expect(await graph.act(community, 'acceptClaim', 'claim', answer)).toMatchObject({
    state: 'ACCEPTED',
  });
});

test('a receipt of another database is not taken for one of this', patient, async () => {
  const kept = await readFile(receipt(), 'utf8');
  await writeFile(receipt(), kept.replace(/"id": "str-[^"]*"/, '"id": "str-elsewhere"'));
  const { isThere, said } = await run();
  expect([isThere, said.length, said[0]]).toEqual([
    false,
    1,
    expect.stringMatching(/It is of another database/),
  ]);
  await writeFile(receipt(), kept);
});
