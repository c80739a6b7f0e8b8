import { type ExecutionResult, parse } from 'graphql';
import type { Context } from './context.ts';
import { environment } from './environment.ts';
import type { Executor } from './execute.ts';
import { createKeyring, type Keyring } from './tokens.ts';

/** How long an owner may take to tell about its entities. */
const TIMEOUT_MS = 3000;

/** The owner did not answer in time, or answered with errors only. */
export class PeerUnavailable extends Error {
  readonly owner: string;
  constructor(owner: string, cause?: unknown) {
    super(`The subgraph ${owner} did not answer.`, { cause });
    this.owner = owner;
  }
}

export interface Representation {
  __typename: string;
  id: string;
}

const executors = new Map<string, Executor>();
const keyrings = new Map<string, Promise<Keyring>>();

/** The composition root of one process says here how each subgraph is reached without HTTP. */
export function setPeer(name: string, executor: Executor): void {
  executors.set(name, executor);
}

/**
 * Asks the owner for entities, in the order given and null for the unknown, in one call. The
 * selection is GraphQL, such as `... on Type { id }`. Throws PeerUnavailable.
 */
export async function askEntities(
  owner: string,
  representations: readonly Representation[],
  selection: string,
  ctx: Context,
): Promise<(Record<string, unknown> | null)[]> {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
  const variables = { representations };
  const executor = executors.get(owner);
  const call = executor
    ? executor({ document: parse(query), variables, meta: { ...ctx, caller: ctx.subgraph } })
    : overHttp(owner, { query, variables }, ctx);
  const { data, errors } = await inTime(owner, call);
  const entities = data?._entities;
  // What is null beside an error is not known, and must not be taken for what is not there.
  if (!Array.isArray(entities) || (errors && entities.includes(null))) {
    throw new PeerUnavailable(owner, errors);
  }
  return entities;
}

async function overHttp(
  owner: string,
  request: { query: string; variables: Record<string, unknown> },
  ctx: Context,
): Promise<ExecutionResult> {
  const { subgraphUrls, keysDir } = environment();
  const url = subgraphUrls[owner];
  if (!url) {
    throw new Error(`SUBGRAPH_URL_${owner.toUpperCase()} is not set.`);
  }
  const keyring = keyrings.get(ctx.subgraph) ?? createKeyring(keysDir, ctx.subgraph);
  keyrings.set(ctx.subgraph, keyring);
  const body = JSON.stringify(request);
  const claims = { actor: null };
  const token = await (await keyring).sign({ audience: owner, body, claims });
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': ctx.requestId,
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return (await response.json()) as ExecutionResult;
}

async function inTime(owner: string, call: Promise<ExecutionResult>): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([call, late]);
  } catch (error) {
    throw new PeerUnavailable(owner, error);
  } finally {
    clearTimeout(timer);
  }
}
