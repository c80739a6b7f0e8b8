import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { type Context, TIME_LEFT } from './context.ts';
import { environment } from './environment.ts';
import type { Executor } from './execute.ts';
import { gaveUp, type Hearing, heard, patience, UNHEARD } from './patience.rules.ts';
import { createKeyring, type Keyring } from './tokens.ts';

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
const hearings = new Map<string, Hearing>();

/** The composition root of one process says here how each subgraph is reached without HTTP. */
export function setPeer(name: string, executor: Executor): void {
  executors.set(name, executor);
  hearings.delete(name);
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
  const question = questionOf(selection);
  const { data, errors } = await inTime(owner, ctx, (timeoutMs) => {
    const variables = { representations };
    const executor = executors.get(owner);
    const meta = { ...ctx, caller: ctx.subgraph, until: Date.now() + timeoutMs };
    return executor
      ? executor({ document: question.document, variables, meta })
      : overHttp(owner, { query: question.text, variables }, ctx, timeoutMs);
  });
  const entities = data?._entities;
  // What is null beside an error is not known, and must not be taken for what is not there.
  if (!Array.isArray(entities) || (errors && entities.includes(null))) {
    throw new PeerUnavailable(owner, errors);
  }
  return entities;
}

interface Question {
  text: string;
  document: DocumentNode;
}

const questions = new Map<string, Question>();

/** A question is parsed once: whoever answers it finds by its document what was planned for it before. */
function questionOf(selection: string): Question {
  let question = questions.get(selection);
  if (!question) {
    const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;
    question = { text, document: parse(text) };
    questions.set(selection, question);
  }
  return question;
}

async function overHttp(
  owner: string,
  request: { query: string; variables: Record<string, unknown> },
  ctx: Context,
  timeoutMs: number,
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
      [TIME_LEFT]: String(timeoutMs),
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return (await response.json()) as ExecutionResult;
}

/** An answer within the patience that there is for the owner. */
async function inTime(
  owner: string,
  { until }: Context,
  ask: (timeoutMs: number) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const askedAt = Date.now();
  const hearing = () => hearings.get(owner) ?? UNHEARD;
  const timeoutMs = patience(until, hearing().silentUntil > askedAt, askedAt);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      hearings.set(owner, gaveUp(hearing(), askedAt, Date.now()));
      reject(new Error(`too late after ${timeoutMs} ms`));
    }, timeoutMs);
  });
  const answer = ask(timeoutMs).then((result) => {
    hearings.set(owner, heard(Date.now()));
    return result;
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw new PeerUnavailable(owner, error);
  } finally {
    clearTimeout(timer);
  }
}
