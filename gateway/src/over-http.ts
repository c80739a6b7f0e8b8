import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import type { Keyring } from '@lianjian/kernel/tokens';
import { type DocumentNode, GraphQLError, print } from 'graphql';
import { stateOf } from './state.ts';
import type { Transport } from './transport.ts';

interface Entry {
  subgraphName: string;
  transportEntry?: { location?: string };
}

/**
 * Subgraphs as servers of their own, each call with a token for exactly its body. Every call is
 * sent: what collapses equal ones in flight would answer one actor with another's data.
 */
export function overHttp(urls: Readonly<Record<string, string>>, keyring: Keyring): Transport {
  const http = {
    getSubgraphExecutor: ({ subgraphName, transportEntry }: Entry) => {
      const url = urls[subgraphName] ?? transportEntry?.location ?? '';
      return (request: ExecutionRequest) => call(url, subgraphName, keyring, request);
    },
  };
  return { config: { transports: { http } }, plugins: [] };
}

async function call(
  url: string,
  audience: string,
  keyring: Keyring,
  { document, variables, operationName, context, signal }: ExecutionRequest,
): Promise<ExecutionResult> {
  const { actor, locale, requestId } = stateOf(context).meta;
  const body = JSON.stringify({ query: textOf(document), variables, operationName });
  const token = await keyring.sign({ audience, body, claims: { actor } });
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json',
      'accept-language': locale.toLowerCase(),
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': requestId,
    },
    body,
    signal,
  });
  return resultOf(await response.json());
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
