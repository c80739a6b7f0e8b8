// Proves that a subgraph that does not answer costs the fields asked of it and nothing else, wherever
// it stands in a query, in both shapes; that each null it causes has an error at its place; and that
// nothing of the inside is told.
import { readExamples } from '@lianjian/gateway/examples';
import { subgraphs } from '@lianjian/schema/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, codes } from './client.ts';
import { type Graph, INNER, shapes } from './shapes.ts';

const roots: Record<string, string> = {
  organisations: 'organisations { totalCount }',
  compounds: 'compounds { totalCount }',
  agreements: 'agreements { totalCount }',
  lists: 'demands { totalCount }',
  firms: 'firms { totalCount }',
};

/** Each error has the code, and a place that is there in the data, where the data ends in null. */
function expectOutage({ status, text, data, errors }: Answer): void {
  expect(status).toBe(200);
  expect(text).not.toMatch(INNER);
  for (const { path = [], extensions } of errors ?? []) {
    expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE' });
    let value: unknown = data;
    for (const step of path) {
      expect(value).toHaveProperty([step]);
      value = (value as Record<string | number, unknown>)[step];
    }
  }
}

describe.each(shapes)('with an owner down, $shape,', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  async function without(subgraph: string, query: string): Promise<Answer> {
    await graph.lose(subgraph);
    try {
      return await ask(graph, query);
    } finally {
      await graph.regain(subgraph);
    }
  }

  test.each(Object.entries(roots))(
    '%s as the only root is null, in an answer',
    async (name, root) => {
      const answer = await without(name, `{ only: ${root} }`);
      expectOutage(answer);
      expect(answer.data).toEqual({ only: null });
      expect(answer.errors?.map(({ path }) => path)).toEqual([['only']]);
    },
  );

  test.each(Object.keys(roots))('%s takes no other root with it', async (name) => {
    const all = Object.entries(roots).map(([owner, root]) => `${owner}: ${root}`);
    const answer = await without(name, `{ ${all.join(' ')} }`);
    expectOutage(answer);
    expect(answer.data?.[name]).toBeNull();
    expect(answer.errors?.map(({ path }) => path)).toEqual([[name]]);
    expect(Object.values(answer.data ?? {}).filter((value) => value === null)).toHaveLength(1);
  });

  test('a batch of entities has an error for each row, in the words of the query', async () => {
    const query =
      '{ list: demands(first: 9, filter: { area: { within: "com-ningbao" } }) { rows: nodes { home: compound { label: name } } } }';
    const rowsOf = ({ data }: Answer) =>
      (data as { list: { rows: { home: unknown }[] } }).list.rows;
    const whole = rowsOf(await ask(graph, query));
    const atHome = whole.flatMap(({ home }, i) => (home ? [`list.rows.${i}.home`] : []));
    expect(atHome.length).toBeGreaterThan(2);
    const answer = await without('compounds', query);
    expectOutage(answer);
    expect(rowsOf(answer)).toEqual(whole.map(() => ({ home: null })));
    expect(answer.errors?.map(({ path }) => path?.join('.')).sort()).toEqual(atHome);
  });

  test('a member of a union is null, not an empty object', async () => {
    const query =
      '{ serviceResources(first: 2) { edges { node { title provider { ... on Organisation { name } ... on Person { pseudonym } } } } } }';
    const answer = await without('organisations', query);
    expectOutage(answer);
    expect(answer.data?.serviceResources).toMatchObject({
      edges: [{ node: { provider: null } }, { node: { provider: null } }],
    });
    expect(answer.errors).toHaveLength(2);
  });

  test('what it adds to the entities of others is null, the entity stays', async () => {
    const query = `{ compound(id: "cmp-ningbao") {
      name area { name } agreements { totalCount } demands { totalCount } managementContract { firm { name } }
    } }`;
    for (const [owner, field] of [
      ['organisations', 'area'],
      ['agreements', 'agreements'],
      ['lists', 'demands'],
      ['firms', 'managementContract'],
    ] as const) {
      const answer = await without(owner, query);
      expectOutage(answer);
      expect(answer.data?.compound).toMatchObject({ name: expect.any(String), [field]: null });
      expect(answer.errors?.map(({ path }) => path)).toEqual([['compound', field]]);
    }
  });

  test('what only the plan needed is reported at the nearest field of the query, once', async () => {
    const query = `{ demands(first: 5, filter: { area: { within: "com-ningbao" }, state: { eq: LISTED } }) {
      nodes { title matches { nodes { score factors { code available } } } }
    } }`;
    const answer = await without('agreements', query);
    expectOutage(answer);
    expect(answer.errors?.map(({ path }) => path)).toEqual([['demands', 'nodes']]);
    expect(JSON.stringify(answer.data)).toMatch(/"available":false/);
  });

  test('every example is still answered', async () => {
    for (const query of await readExamples()) {
      for (const { name } of subgraphs) {
        expectOutage(await without(name, query));
      }
    }
  });

  test('and with all of them back, every example is answered whole', async () => {
    for (const query of await readExamples()) {
      const answer = await ask(graph, query);
      expect(codes(answer)).toEqual([]);
      expect(answer.status).toBe(200);
    }
  });
});
