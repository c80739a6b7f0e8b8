import { createSourceEventStream, type ExecutionResult, execute } from 'graphql';
import { failure } from './errors.ts';
import { contextFor, type Operation, presentable, refusal, type Subgraph } from './execute.ts';
import { type Stream, streamOf } from './iterator.ts';

/** Runs a subscription: an answer for each event, or one that says why there will be none. */
export type Streamer = (operation: Operation) => Promise<ExecutionResult | Stream<ExecutionResult>>;

/** Subscriptions that one process has open at once, in all and for one caller. */
const OPEN_MAX = { all: 1_000, each: 20 } as const;

/** After so long a client has to come again, with credentials that are looked at again. */
const LIFE_MS = 3_600_000;

/** Runs the subscriptions of one subgraph in this process. */
export function createStreamer(subgraph: Subgraph): Streamer {
  const open = new Map<string, number>();
  return async (operation) => {
    const { document, variables, operationName, meta } = operation;
    const who = meta.actor?.id ?? '';
    const refused = refusal(operation) ?? tooMany(open, who, meta);
    if (refused) {
      return { data: null, errors: [refused] };
    }
    const asked = { schema: subgraph.schema, document, operationName, variableValues: variables };
    const source = await createSourceEventStream({
      ...asked,
      contextValue: contextFor(subgraph, meta),
    });
    if (!(Symbol.asyncIterator in source)) {
      return { data: null, errors: presentable(source.errors ?? [], subgraph, meta) };
    }
    const close = entered(open, who);
    const events = source[Symbol.asyncIterator]();
    const next = async (): Promise<IteratorResult<ExecutionResult>> => {
      const { value, done } = await events.next();
      if (done) {
        return { done: true, value: undefined };
      }
      // Each event has a context of its own: what was read for the one before it is read anew.
      const result = await execute({
        ...asked,
        rootValue: value,
        contextValue: contextFor(subgraph, meta),
      });
      const errors = result.errors && presentable(result.errors, subgraph, meta);
      return { done: false, value: errors ? { ...result, errors } : result };
    };
    const answers = streamOf(next, () => {
      clearTimeout(life);
      close();
      return events.return?.();
    });
    const life = setTimeout(() => void answers.return(), LIFE_MS);
    life.unref();
    return answers;
  };
}

function tooMany(
  open: ReadonlyMap<string, number>,
  who: string,
  meta: Operation['meta'],
): ReturnType<typeof failure> | null {
  const all = [...open.values()].reduce((sum, count) => sum + count, 0);
  const limit = (open.get(who) ?? 0) >= OPEN_MAX.each ? OPEN_MAX.each : OPEN_MAX.all;
  if (limit === OPEN_MAX.all && all < OPEN_MAX.all) {
    return null;
  }
  const texts = {
    zh: `最多同时保持 ${limit} 个订阅，请先关闭一些或稍后再试。`,
    en: `At most ${limit} subscriptions can be open at once; close some or try again later.`,
  };
  return failure('TOO_MANY_SUBSCRIPTIONS', texts, meta, { limit });
}

/** Counts one more, and gives back how to count it off. */
function entered(open: Map<string, number>, who: string): () => void {
  open.set(who, (open.get(who) ?? 0) + 1);
  return () => {
    const left = (open.get(who) ?? 1) - 1;
    if (left > 0) {
      open.set(who, left);
    } else {
      open.delete(who);
    }
  };
}
