// What is thrown inside is masked, but for what a client can put right by asking again.
import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { provideEnvironment } from './environment.ts';
import { createExecutor } from './execute.ts';
import { PeerUnavailable } from './peers.ts';
import { CameBetween } from './transaction.ts';

provideEnvironment({ logLevel: 'silent' });

const coded = (code: string) => Object.assign(new Error('inner words'), { code });
const wrapped = (code: string) =>
  Object.assign(coded('P2010'), {
    meta: { driverAdapterError: { cause: { originalCode: code } } },
  });

async function answerTo(thrown: Error) {
  const schema = buildSchema('type Query { field: Int }');
  Object.assign(schema.getQueryType()?.getFields().field ?? {}, {
    resolve: () => {
      throw thrown;
    },
  });
  const meta = { caller: 'gateway', actor: null, locale: 'EN', requestId: 'test' } as const;
  const executor = createExecutor({ name: 'a', schema });
  const { errors = [] } = await executor({ document: parse('{ field }'), meta });
  expect(errors).toHaveLength(1);
  expect(JSON.stringify(errors)).not.toContain('inner words');
  return [errors[0]?.extensions.code, errors[0]?.path];
}

test.each([
  ['a deadlock that came again and again', wrapped('40P01')],
  ['a serialisation that failed again and again', wrapped('40001')],
  ['the same in other words', coded('P2034')],
  ['somebody who always came in between', new CameBetween()],
  ['no connection in time', coded('P2024')],
  ['a transaction that could not begin or end in time', coded('P2028')],
  ['an owner that is down', new PeerUnavailable('b')],
])('%s can be tried again', async (_what, thrown) => {
  expect(await answerTo(thrown)).toEqual(['SUBGRAPH_UNAVAILABLE', ['field']]);
});

test.each([
  ['a fault', new Error('inner words')],
  ['a constraint', wrapped('23514')],
  ['a row that is there already', coded('P2002')],
])('%s is masked', async (_what, thrown) => {
  expect(await answerTo(thrown)).toEqual(['INTERNAL_SERVER_ERROR', ['field']]);
});

test.each([
  ['the character zero', 'a\0'],
  ['half a surrogate pair', 'a\ud83d'],
  ['its other half', '\ude00b'],
])('no text with %s is brought to a database', async (_what, text) => {
  const schema = buildSchema('type Query { field(texts: [String!]!): Int }');
  const meta = { caller: 'gateway', actor: null, locale: 'EN', requestId: 'test' } as const;
  const executor = createExecutor({ name: 'a', schema });
  const document = parse('query ($texts: [String!]!) { field(texts: $texts) }');
  const codes = async (texts: string[]) =>
    (await executor({ document, variables: { texts }, meta })).errors?.map(
      ({ extensions }) => extensions.code,
    );
  expect(await codes(['好', text])).toEqual(['BAD_USER_INPUT']);
  expect(await codes(['😀好'])).toBeUndefined();
});
