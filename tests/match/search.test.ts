// The search of demands and resources on the real index: synonyms, pieces of words, what is changed
// and removed; and that nothing can be learnt by it of what one may not read.
import type { Actor } from '@lianjian/kernel/context';
import { countStatements } from '@lianjian/kernel/statements';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textQuery } from '../../subgraphs/lists/src/search/search.rules.ts';
import { inLists } from '../lists/claiming.ts';
import { organisation } from '../testkit/actors.ts';
import { openWorld, type World } from '../testkit/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await inLists(
    world,
    `update demand set title = '屋顶渗漏', description = '三号楼顶层，雨后滴水' where id = 'dem-nb-2023q2-17'`,
  );
  // The first search reads the dictionary and the first request plans; neither is a test's matter.
  await ids('开门');
});
afterAll(() => world.close());

interface Found {
  totalCount: number;
  nodes: { id: string }[];
}

async function found(list: 'demands' | 'serviceResources', filter: object, actor?: Actor | null) {
  const type = list === 'demands' ? 'DemandFilter' : 'ServiceResourceFilter';
  const query = `query ($filter: ${type}) { ${list}(first: 100, filter: $filter) { totalCount nodes { id } } }`;
  const { data, errors } = await world.query(query, { filter }, { actor });
  expect(errors).toBeUndefined();
  return (data as Record<string, Found>)[list] as Found;
}

const ids = async (search: string) =>
  (await found('demands', { search })).nodes.map(({ id }) => id);

describe('demands', () => {
  test.each(['屋顶漏水', '屋顶漏雨', '渗漏 屋顶', '顶层滴水', '三号楼', '漏水，屋顶'])(
    '%s',
    async (search) => {
      expect(await ids(search)).toEqual(['dem-nb-2023q2-17']);
    },
  );

  test.each(['漏水 英语', '，', '水滴'])('%s finds nothing', async (search) => {
    expect(await ids(search)).toEqual([]);
  });

  test('goes with the other conditions of a filter, and turns round', async () => {
    const both = { search: '漏水', category: { eq: 'INDOOR_REPAIR' } };
    expect((await found('demands', both)).totalCount).toBe(1);
    expect((await found('demands', { not: { search: '漏水' } })).nodes.length).toBeGreaterThan(50);
    const either = { or: [{ search: '漏水' }, { search: '摄像头' }] };
    expect((await found('demands', either)).nodes.map(({ id }) => id)).toContain(
      'dem-nb-2023q1-09',
    );
  });

  test('what is claimable can be searched', async () => {
    const query = `query ($search: String) { claimable(providerId: "org-nb-unit-d", filter: { search: $search }) { nodes { demand { id } } } }`;
    const read = async (search: string) =>
      (await world.query(query, { search })).data as { claimable: { nodes: unknown[] } };
    expect((await read('漏水')).claimable.nodes).toEqual([{ demand: { id: 'dem-nb-2023q2-17' } }]);
    expect((await read('义诊')).claimable.nodes).toEqual([]);
  });

  test('a search that is too long is refused', async () => {
    const query = `{ demands(filter: { search: "${'漏'.repeat(101)}" }) { totalCount } }`;
    const { errors } = await world.query(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'search' });
  });
});

test('resources are found by what they say of themselves', async () => {
  const { nodes, totalCount } = await found('serviceResources', { search: '维修' });
  expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['res-nb-06', 'res-nb-07']));
  expect(totalCount).toBe(nodes.length);
});

test('what one may not read cannot be counted by its words', async () => {
  const filter = { search: '血压计' };
  expect(await found('demands', filter)).toEqual({ totalCount: 0, nodes: [] });
  const shanhai = organisation('org-com-shanhai', 'COMMUNITY');
  expect((await found('demands', filter, shanhai)).totalCount).toBeGreaterThan(0);
  const inside = { not: { search: '血压计' }, kind: { eq: 'MICRO_WISH' } };
  expect((await found('demands', inside)).totalCount).toBe(0);
});

test('the index goes with the rows', async () => {
  const words = async () =>
    (await inLists(world, `select 1 from search_document where entity_id = 'dem-words'`)).length;
  await inLists(
    world,
    `insert into demand select (jsonb_populate_record(d, '{"id": "dem-words", "title": "换灯泡"}')).*
     from demand d where id = 'dem-nb-2023q2-18'`,
  );
  expect([await words(), await ids('灯泡')]).toEqual([1, ['dem-words']]);
  await inLists(world, `update demand set title = '装晾衣杆' where id = 'dem-words'`);
  expect([await ids('灯泡'), await ids('晾衣杆')]).toEqual([[], ['dem-words']]);
  await inLists(world, `delete from demand where id = 'dem-words'`);
  expect(await words()).toBe(0);
});

test('a word is found in just the texts that hold it or a synonym, whatever stands around', async () => {
  const pieces = ['漏水', '渗漏', '屋顶', '义诊', '看诊', '灯', '的', '，', ' ', 'LED', '3'];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((each) => each.join(''));
  const pairs = fc.sample(
    fc.tuple(text, fc.constantFrom('漏水', '义诊', '屋顶', '灯', '漏水屋顶')),
    {
      numRuns: 500,
      seed: 7,
    },
  );
  const ways: Record<string, string[]> = { 漏水: ['漏水', '渗漏'], 义诊: ['义诊', '看诊'] };
  const rows = await inLists<{ holds: boolean }>(
    world,
    `select search_tokens(t) @@ q::tsquery as holds
     from unnest($1::text[], $2::text[]) with ordinality as p(t, q, n) order by n`,
    [pairs.map(([said]) => said), pairs.map(([, search]) => textQuery(search))],
  );
  pairs.forEach(([said, search], at) => {
    const words = search === '漏水屋顶' ? ['漏水', '屋顶'] : [search];
    const holds = words.every((word) => (ways[word] ?? [word]).some((way) => said.includes(way)));
    expect([said, search, rows[at]?.holds]).toEqual([said, search, holds]);
  });
});

test('a search costs no statement more', async () => {
  const query = (filter: string) => `{ demands(${filter}) { totalCount nodes { id } } }`;
  const plain = await countStatements(() => world.query(query('first: 5')));
  const searched = await countStatements(() =>
    world.query(query('first: 5, filter: { search: "老人" }')),
  );
  expect(searched.statements).toHaveLength(plain.statements.length);
});
