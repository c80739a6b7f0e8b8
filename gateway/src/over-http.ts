import type { ExecutionRequest, ExecutionResult, MaybeAsyncIterable } from '@graphql-tools/utils';
import { TIME_LEFT } from '@lianjian/kernel/context';
import type { Operation } from '@lianjian/kernel/execute';
import type { Stream } from '@lianjian/kernel/iterator';
import { flatMapped } from '@lianjian/kernel/iterator';
import type { Keyring } from '@lianjian/kernel/tokens';
import { type DocumentNode, GraphQLError, print } from 'graphql';
import { eventsOf } from './server-sent-events.ts';
import { metaOf } from './state.ts';
import type { Transport } from './transport.ts';

/**
 * Subgraphs as servers of their own. Every call is sent: what collapses equal ones in flight would
 * answer one actor with another's data.
 */
export function overHttp(urls: Readonly<Record<string, string>>, keyring: Keyring): Transport {
  const http = {
    getSubgraphExecutor: ({ subgraphName }: { subgraphName: string }) => {
      const call = executorOverHttp(urls[subgraphName] ?? '', subgraphName, keyring);
      const stream = streamerOverHttp(urls[subgraphName] ?? '', subgraphName, keyring);
      return (request: ExecutionRequest): Promise<MaybeAsyncIterable<ExecutionResult>> => {
        const { document, variables, operationName, operationType, signal } = request;
        const meta = metaOf(request);
        const operation = { document, variables, operationName, meta, signal };
        return operationType === 'subscription' ? stream(operation) : call(operation);
      };
    },
  };
  return { config: { transports: { http } }, plugins: [] };
}

/** Runs operations of one subgraph at its URL, each call with a token for exactly its body. */
export function executorOverHttp(url: string, audience: string, keyring: Keyring) {
  return async (operation: Called): Promise<ExecutionResult> => {
    const accept = 'application/graphql-response+json';
    const response = await post({ url, audience, keyring, accept }, operation);
    return resultOf(await response.json());
  };
}

/** Runs subscriptions of one subgraph: its answer, or its events until somebody leaves. */
function streamerOverHttp(url: string, audience: string, keyring: Keyring) {
  return async (operation: Called): Promise<ExecutionResult | Stream<ExecutionResult>> => {
    const left = new AbortController();
    const call = { ...operation, signal: left.signal };
    const accept = 'text/event-stream';
    const response = await post({ url, audience, keyring, accept }, call);
    return response.headers.get('content-type')?.startsWith(accept)
      ? flatMapped(eventsOf(response, left), async (event) => [resultOf(event)])
      : resultOf(await response.json());
  };
}

type Called = Operation & { signal?: AbortSignal };

interface Place {
  url: string;
  audience: string;
  keyring: Keyring;
  accept: string;
}

/** A call with a token for exactly its body. */
async function post(
  { url, audience, keyring, accept }: Place,
  { document, variables, operationName, meta, signal }: Called,
): Promise<Response> {
  const body = JSON.stringify({ query: textOf(document), variables, operationName });
  const token = await keyring.sign({ audience, body, claims: { actor: meta.actor } });
  const headers = {
    accept,
    'accept-language': meta.locale.toLowerCase(),
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'x-request-id': meta.requestId,
    ...(meta.until === undefined ? {} : { [TIME_LEFT]: String(meta.until - Date.now()) }),
  };
  return fetch(url, { method: 'POST', headers, body, signal });
}

const texts = new WeakMap<DocumentNode, string>();

/** A plan's documents are printed once. */
function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document);
  texts.set(document, text);
  return text;
}

/** The answer with its errors as errors again; what is no GraphQL answer at all is thrown. */
function resultOf(answer: unknown): ExecutionResult {
  const { data, errors } = (answer ?? {}) as { data?: ExecutionResult['data']; errors?: Said[] };
  if (data === undefined && !Array.isArray(errors)) {
    throw new Error('The answer of a subgraph has neither data nor errors.');
  }
  const said = errors?.map(
    ({ message, path, extensions }) => new GraphQLError(message, { path, extensions }),
  );
  return { data, errors: said };
}

type Said = Pick<GraphQLError, 'message' | 'path' | 'extensions'>;
