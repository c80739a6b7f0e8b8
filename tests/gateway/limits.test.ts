// Proves that what would be costly to read is refused early, with a code and a number, and that what
// tools ask for passes.

import { BODY_BYTES_MAX } from '@lianjian/gateway/body';
import { LIMITS } from '@lianjian/gateway/limits';
import { ROWS_MAX } from '@lianjian/gateway/rows';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, ask, codes } from './client.ts';
import { type Graph, shapes } from './shapes.ts';

let graph: Graph;
beforeAll(async () => {
  graph = (await shapes[0]?.open()) as Graph;
});
afterAll(() => graph.close());

/** A query as deep as asked: areas have parents. */
function deep(levels: number): string {
  return `{ area(id: "com-ningbao") ${'{ parent '.repeat(levels - 2)}{ id }${' }'.repeat(levels - 2)} }`;
}

function aliased(count: number): string {
  return `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`;
}

describe('a document is refused', () => {
  test.each([
    ['of too many tokens', `{ ${'viewer { roles } '.repeat(400)} }`, 'tokens'],
    ['of too many characters', `# ${'x'.repeat(LIMITS.characters)}\n{ __typename }`, 'characters'],
    ['that is too deep', deep(LIMITS.depth + 1), 'depth'],
    ['with too many aliases', aliased(LIMITS.aliases + 1), 'aliases'],
  ] as const)('%s', async (_, query, what) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await ask(graph, query, { headers: { accept } });
      expect(answer.status).toBe(400);
      expect(answer.data).toBeUndefined();
      expect(answer.errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'QUERY_TOO_LARGE', what, limit: LIMITS[what] },
      ]);
    }
  });

  test('in the language of whoever sends it, also when another sent it before', async () => {
    const query = aliased(LIMITS.aliases + 2);
    const { errors: english } = await ask(graph, query);
    const { errors: chinese } = await ask(graph, query, { headers: { 'accept-language': 'zh' } });
    expect(english?.[0]?.message).toContain('aliases');
    expect(chinese?.[0]?.message).toContain('别名');
  });

  test('that nests by fragments, also by a cycle of them', async () => {
    const levels = Array.from(
      { length: LIMITS.depth },
      (_, i) => `fragment F${i} on Area { parent { ...F${i + 1} } }`,
    );
    const nested = `{ area(id: "x") { ...F0 } } ${levels.join(' ')} fragment F${LIMITS.depth} on Area { id }`;
    expect(codes(await ask(graph, nested))).toEqual(['QUERY_TOO_LARGE']);
    const cyclic = '{ area(id: "x") { ...A } } fragment A on Area { parent { ...A } }';
    expect(codes(await ask(graph, cyclic))).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  test('with pages within pages, whatever says how large they are', async () => {
    const page = (rows: string, inner: string) => `demands(first: ${rows}) { nodes { ${inner} } }`;
    const inner =
      'id compound { demands(first: 100) { edges { node { claims { totalCount nodes { id } } } } } }';
    const refused = [
      await ask(graph, `{ ${page('100', inner)} }`),
      await ask(graph, `query ($n: Int = 100) { ${page('$n', inner)} }`),
      await ask(graph, `query ($n: Int) { ${page('$n', inner)} }`, { variables: { n: 100 } }),
    ];
    for (const answer of refused) {
      expect([answer.status, answer.data]).toEqual([400, undefined]);
      expect(answer.errors?.[0]?.extensions).toEqual({
        code: 'QUERY_TOO_LARGE',
        what: 'rows',
        limit: ROWS_MAX,
      });
    }
    expect((await ask(graph, `{ ${page('5', inner)} }`)).errors).toBeUndefined();
    const counts = 'id compound { demands(first: 100) { nodes { claims { totalCount } } } }';
    expect((await ask(graph, `{ ${page('100', counts)} }`)).errors).toBeUndefined();
  });

  test('within the time that its limit promises', async () => {
    const started = performance.now();
    await ask(graph, `{ ${'a '.repeat(45_000)} }`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a document passes', () => {
  test('at each limit', async () => {
    expect((await ask(graph, deep(LIMITS.depth))).errors).toBeUndefined();
    expect((await ask(graph, aliased(LIMITS.aliases))).errors).toBeUndefined();
  });

  test('that asks for the whole schema, as tools do', async () => {
    const options = { specifiedByUrl: true, schemaDescription: true, inputValueDeprecation: true };
    const query = getIntrospectionQuery({ ...options, directiveIsRepeatable: true, oneOf: true });
    const answer = await ask(graph, query);
    expect(answer.errors).toBeUndefined();
    expect(answer.text).toContain('"queryType"');
    expect(answer.text).not.toMatch(/join__|apiKeyHolder|partnerOrganisationIds/);
  });

  test('that asks for the schema and for data at once', async () => {
    const query =
      '{ a: area(id: "com-ningbao") { id } __type(name: "Area") { name } s: __schema { queryType { name } } t: __typename }';
    const { data, errors } = await ask(graph, query);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      a: { id: 'com-ningbao' },
      __type: { name: 'Area' },
      s: { queryType: { name: 'Query' } },
      t: 'Query',
    });
  });
});

describe('a body is refused', () => {
  const send = async (body: string | ReadableStream, headers: Record<string, string> = {}) =>
    answerOf(
      await fetch(graph.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        ...(typeof body === 'string' ? {} : { duplex: 'half' as const }),
      }),
    );
  const large = JSON.stringify({
    query: '{ __typename }',
    variables: { x: 'y'.repeat(BODY_BYTES_MAX) },
  });

  test('that is too large, whether it says so or comes in pieces', async () => {
    for (const body of [large, new Blob([large]).stream()]) {
      const answer = await send(body).catch(() => null);
      // A server that stops reading may be heard of as a broken connection.
      expect(answer?.status ?? 413).toBe(413);
      expect(answer ? codes(answer) : ['REQUEST_TOO_LARGE']).toEqual(['REQUEST_TOO_LARGE']);
    }
  });

  test('but not a file of 5,000 long lines', async () => {
    const query =
      'mutation ($input: ImportDemandsInput!) { importDemands(input: $input) { __typename } }';
    const line = JSON.stringify({ 标题: '楼道灯不亮', 描述: '说明'.repeat(60) });
    const content = Buffer.from(`${line}\n`.repeat(5_000)).toString('base64');
    const file = { areaId: 'com-ningbao', format: 'JSON_LINES', encoding: 'UTF_8', content };
    const input = { ...file, idempotencyKey: 'long' };
    expect(codes(await send(JSON.stringify({ query, variables: { input } })))).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  test('that is no JSON, a batch, or without a query', async () => {
    expect((await send('{"query":')).status).toBe(400);
    expect((await send('[{"query":"{ __typename }"}]')).status).toBe(400);
    const strict = { accept: 'application/graphql-response+json' };
    expect((await send('{}', strict)).status).toBe(400);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'of type "%s", which a page of another site could send',
    async (type) => {
      const answer = await send('{"query":"mutation { __typename }"}', { 'content-type': type });
      expect([answer.status, codes(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
    },
  );
});
