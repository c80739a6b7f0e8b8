// Proves what a client reads of failures inside: codes of subgraphs come through, whatever nobody
// vouches for is masked under the request id, slowness ends, and an odd answer harms nobody.
import { createGateway } from '@lianjian/gateway/gateway';
import { inProcess } from '@lianjian/gateway/in-process';
import { provideEnvironment } from '@lianjian/kernel/environment';
import type { Executor } from '@lianjian/kernel/execute';
import { compose } from '@lianjian/schema/compose';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { answerOf, codes } from './client.ts';
import { INNER } from './shapes.ts';

provideEnvironment({ logLevel: 'silent' });

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const supergraph = compose([
  {
    name: 'north',
    url: 'http://127.0.0.1:1/graphql',
    sdl: `${LINK} type Query { things: [Thing] thing: Thing } type Mutation { first: Thing second: Thing } type Thing @key(fields: "id") { id: ID! }`,
  },
  {
    name: 'south',
    url: 'http://127.0.0.1:2/graphql',
    sdl: `${LINK} type Query { calm: String } type Thing @key(fields: "id") { id: ID! weight: Int! height: Int }`,
  },
]);

/** Asks a graph of two subgraphs, the second of which answers as the test says. */
async function ask(query: string, south: Executor, north: Executor = things) {
  const gateway = createGateway({
    supergraph,
    transport: inProcess(new Map(Object.entries({ north, south }))),
    authenticate: async () => null,
    callTimeoutMs: 300,
  });
  const headers = {
    'content-type': 'application/json',
    'accept-language': 'en',
    'x-request-id': 'req-1',
  };
  const body = JSON.stringify({ query });
  const answer = await answerOf(
    await gateway.fetch(new Request('http://graph/graphql', { method: 'POST', headers, body })),
  );
  await gateway.close();
  expect(answer.text).not.toMatch(INNER);
  return answer;
}

const things: Executor = async () => ({
  data: { things: [thing('a'), thing('b')], other: thing('a') },
});

function thing(id: string) {
  return { __typename: 'Thing', id };
}

function failing(error: GraphQLError, data: ExecutionResult['data'] = null): Executor {
  return async () => ({ data, errors: [error] });
}

describe('an error of a subgraph', () => {
  test('comes through with its code and what belongs to it, without what is inside', async () => {
    const extensions = {
      code: 'PAGE_SIZE',
      limit: 100,
      serviceName: 'south',
      stacktrace: ['at node:internal'],
      request: { url: 'http://127.0.0.1:2' },
      http: { status: 418 },
    };
    const error = new GraphQLError('At most 100.', { path: ['calm'], extensions });
    const answer = await ask('{ calm }', failing(error, { calm: null }));
    expect([answer.status, answer.data]).toEqual([200, { calm: null }]);
    expect(answer.errors).toEqual([
      { message: 'At most 100.', path: ['calm'], extensions: { code: 'PAGE_SIZE', limit: 100 } },
    ]);
  });

  test.each([
    ['without a code', {}],
    [
      'that the subgraph masked itself',
      { code: 'INTERNAL_SERVER_ERROR', requestId: 'other', detail: 'x' },
    ],
    ['with a code of the gateway’s own calls', { code: 'DOWNSTREAM_SERVICE_ERROR' }],
  ])('%s says the request id and nothing else', async (_, extensions) => {
    const error = new GraphQLError('at 10.1.2.3:5432', { path: ['calm'], extensions });
    const { errors } = await ask('{ calm }', failing(error, { calm: null }));
    expect(errors).toEqual([
      {
        message: 'Something went wrong inside.',
        path: ['calm'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'req-1' },
      },
    ]);
  });

  test('about the whole call is told at each field that was asked for', async () => {
    const extensions = { code: 'BAD_USER_INPUT' };
    const answer = await ask(
      '{ a: calm b: calm }',
      failing(new GraphQLError('Variable "$x" is bad.', { extensions })),
    );
    expect(answer.errors?.map(({ path }) => path)).toEqual([['a'], ['b']]);
    expect(codes(answer)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });

  test('about the gateway’s own token is an outage, not the client’s missing right', async () => {
    const extensions = { code: 'UNAUTHENTICATED' };
    const answer = await ask('{ calm }', failing(new GraphQLError('Who?', { extensions })));
    expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });
});

describe('a subgraph that', () => {
  const both = '{ things { id weight height } other: thing { height } }';

  test.each<[string, Executor]>([
    ['throws', () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3:5432'))],
    ['is too slow', () => new Promise(() => {})],
    [
      'answers with a call’s error',
      failing(new GraphQLError('x', { extensions: { code: 'TIMEOUT_ERROR' } })),
    ],
  ])('%s costs its fields, each with an error where the null stands', async (_, south) => {
    const answer = await ask(both, south);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ things: [null, null], other: { height: null } });
    expect(answer.errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'other.height',
      'things.0',
      'things.1',
    ]);
    expect(new Set(codes(answer))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });

  test('does not know an entity makes it null where it may not lack a field, and no error', async () => {
    const south: Executor = async () => ({
      data: { _entities: [null, { __typename: 'Thing', weight: 2 }] },
    });
    const answer = await ask('{ things { id weight } }', south);
    expect([answer.data, answer.errors]).toEqual([
      { things: [null, { id: 'b', weight: 2 }] },
      undefined,
    ]);
  });

  test('answers what is no answer is as good as silent', async () => {
    const odd = (async () => ({})) as Executor;
    expect((await ask('{ calm }', odd)).data).toEqual({ calm: null });
  });
});

test('of two mutations the first one stands when the second is refused', async () => {
  const extensions = { code: 'FORBIDDEN' };
  const refused = new GraphQLError('No.', { path: ['second'], extensions });
  const north = failing(refused, { first: thing('a'), second: null });
  const { data, errors } = await ask('mutation { first { id } second { id } }', things, north);
  expect(data).toEqual({ first: { id: 'a' }, second: null });
  expect(errors?.map(({ path, extensions: { code } }) => [path, code])).toEqual([
    [['second'], 'FORBIDDEN'],
  ]);
});

test('an answer shows a hundred errors at most', async () => {
  const many: Executor = async () => ({
    data: { things: Array.from({ length: 300 }, (_, i) => thing(`t${i}`)) },
  });
  const down: Executor = () => Promise.reject(new Error('down'));
  const { errors, data } = await ask('{ things { height } }', down, many);
  expect(errors).toHaveLength(100);
  expect((data as { things: unknown[] }).things).toHaveLength(300);
});
