// Proves how the graph behaves as a server: methods, request ids, other sites' pages, caches, health,
// the page for browsers, and its farewell.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, ask, codes } from './client.ts';
import { type Graph, shapes } from './shapes.ts';

describe.each(shapes)('the server, $shape,', ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await open();
  });
  afterAll(() => graph.close());

  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${graph.url}?query=${encodeURIComponent(query)}`, { headers });

  test('answers queries by GET and changes nothing by it', async () => {
    const read = await answerOf(await get('{ area(id: "com-ningbao") { id } }'));
    expect([read.status, read.data]).toEqual([200, { area: { id: 'com-ningbao' } }]);
    const written = await answerOf(await get('mutation { __typename }'));
    expect([written.status, written.headers.get('allow')]).toEqual([405, 'POST']);
    expect(written.data).toBeUndefined();
  });

  test('keeps a good request id, makes one for the rest, and says it', async () => {
    const idOf = async (given: string) =>
      (await ask(graph, '{ __typename }', { headers: { 'x-request-id': given } })).headers.get(
        'x-request-id',
      );
    expect(await idOf('order-66.a:b_c')).toBe('order-66.a:b_c');
    expect(await idOf('a b')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('lets pages of other sites ask, without cookies', async () => {
    const { status, headers } = await fetch(graph.url, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/example\.org)$/);
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('tells caches that actors and languages differ', async () => {
    const { headers } = await ask(graph, '{ __typename }');
    expect(headers.get('vary')).toMatch(/authorization/i);
    expect(headers.get('vary')).toMatch(/accept-language/i);
  });

  test('is live, is ready, leads a lost browser on, and knows no other place', async () => {
    const at = (path: string) => fetch(new URL(path, graph.url), { redirect: 'manual' });
    expect([(await at('/livez')).status, (await at('/readyz')).status]).toEqual([200, 200]);
    expect((await at('/')).headers.get('location')).toBe('/graphql');
    for (const path of ['/healthcheck', '/readiness', '/graphql/x', '/admin']) {
      expect((await at(path)).status, path).toBe(404);
    }
  });

  test('refuses a bad value before anything runs, alike in a variable and in the text', async () => {
    const literal = await ask(
      graph,
      '{ a: supplyGap(areaId: "com-ningbao", quarter: "2023-5") { gap } }',
    );
    const variable = await ask(
      graph,
      'query ($q: Quarter!) { supplyGap(areaId: "com-ningbao", quarter: $q) { gap } }',
      { variables: { q: '2023-5' } },
    );
    for (const answer of [literal, variable]) {
      expect(answer.data).toBeUndefined();
      expect(codes(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.errors?.[0]?.message).toContain('YYYY-Qn');
    }
  });
});

describe('the page for browsers', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = (await shapes[0]?.open()) as Graph;
  });
  afterAll(() => graph.close());

  /** One GET as it goes over the wire; fetch would unpack it. */
  function page(headers: Record<string, string>) {
    return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
      (resolve, reject) => {
        request(graph.url, { headers: { accept: 'text/html', ...headers } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => {
            const { statusCode: status, headers: said } = response;
            resolve({ status, headers: said, body: Buffer.concat(chunks) });
          });
        })
          .on('error', reject)
          .end();
      },
    );
  }

  test('is packed, kept by its tag, and asks nothing of other hosts', async () => {
    const { status, headers, body } = await page({ 'accept-encoding': 'gzip, br' });
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(body.length).toBeLessThan(4_000_000);
    const html = gunzipSync(body).toString();
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="?https?:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    const again = await page({ 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const plain = await page({});
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(html);
  });

  test('has the examples in its tabs', async () => {
    const html = (await page({})).body.toString();
    for (const name of ['ThreeLists', 'WhatFits', 'ACompound', 'PublishedFigures', 'SupplyGap']) {
      expect(html).toContain(`query ${name}`);
    }
  });
});

test('the server answers what is under way before it closes', async () => {
  const graph = (await shapes[0]?.open()) as Graph;
  const under = ask(graph, '{ organisations { totalCount } compounds { totalCount } }');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([under, graph.close()]);
  expect((await under).errors).toBeUndefined();
  await expect(ask(graph, '{ __typename }')).rejects.toThrow();
});
