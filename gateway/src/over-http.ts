import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import type { Operation } from '@lianjian/kernel/execute';
import type { Keyring } from '@lianjian/kernel/tokens';
import { type DocumentNode, GraphQLError, print } from 'graphql';
import { stateOf } from './state.ts';
import type { Transport } from './transport.ts';

/**
 * Subgraphs as servers of their own. Every call is sent: what collapses equal ones in flight would
 * answer one actor with another's data.
 */
export function overHttp(urls: Readonly<Record<string, string>>, keyring: Keyring): Transport {
  const http = {
    getSubgraphExecutor: ({ subgraphName }: { subgraphName: string }) => {
      const call = executorOverHttp(urls[subgraphName] ?? '', subgraphName, keyring);
      return (request: ExecutionRequest): Promise<ExecutionResult> => {
        const { document, variables, operationName, context, signal } = request;
        const { meta } = stateOf(context);
        return call({ document, variables, operationName, meta, signal });
      };
    },
  };
  return { config: { transports: { http } }, plugins: [] };
}

/** Runs operations of one subgraph at its URL, each call with a token for exactly its body. */
export function executorOverHttp(url: string, audience: string, keyring: Keyring) {
  return async (operation: Operation & { signal?: AbortSignal }): Promise<ExecutionResult> => {
    const { document, variables, operationName, meta, signal } = operation;
    const body = JSON.stringify({ query: textOf(document), variables, operationName });
    const token = await keyring.sign({ audience, body, claims: { actor: meta.actor } });
    const headers = {
      accept: 'application/graphql-response+json',
      'accept-language': meta.locale.toLowerCase(),
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': meta.requestId,
    };
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    return resultOf(await response.json());
  };
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
