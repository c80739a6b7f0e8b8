import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import { type Stream, streamOf } from '@lianjian/kernel/iterator';
import type { ExecutionArgs } from 'graphql';
import { answer, type Planner } from './answer.ts';
import { Refusal } from './refusal.ts';
import type { Plugin } from './state.ts';

/** The events of one subscription, on their way from the subgraph that tells them. */
interface Source {
  events?: AsyncIterator<ExecutionResult>;
  isOver: boolean;
}

/** What is open, so that it can be ended when the gateway closes. */
export type Open = Set<Stream<ExecutionResult>>;

const sources = new WeakMap<object, Source>();

/**
 * A subscription is answered event by event, each like a query: planned, gathered, completed, with
 * errors at their places. The planner would keep one context for all events, and the errors of each
 * would come with every later one; so it is asked anew for every event, and what it takes for the
 * call that begins a subscription gives it the next.
 */
export function useSubscriptions(open: Open): Plugin {
  return {
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args: ExecutionArgs) => subscribe(args, subscribeFn as Planner, open));
    },
    onSubgraphExecute({ executor, setExecutor }) {
      setExecutor(async (request: ExecutionRequest) => {
        const source = sources.get(request.context ?? {});
        return source && request.operationType === 'subscription'
          ? nextOf(source, () => executor(request))
          : executor(request);
      });
    },
  };
}

/** A client that waits for one answer would wait for ever. */
function eventsNeeded(): Refusal {
  return new Refusal('NOT_ACCEPTABLE', 406, {
    zh: '订阅须以 accept: text/event-stream 请求。',
    en: 'A subscription has to be asked for with accept: text/event-stream.',
  });
}

async function nextOf(source: Source, begin: () => unknown): Promise<ExecutionResult> {
  if (!source.events) {
    const begun = (await begin()) as ExecutionResult | AsyncIterable<ExecutionResult>;
    if (!(Symbol.asyncIterator in begun)) {
      source.isOver = true;
      return begun;
    }
    source.events = begun[Symbol.asyncIterator]();
  }
  const { value, done } = await source.events.next();
  source.isOver ||= done === true;
  return done ? { data: null } : value;
}

async function subscribe(
  args: ExecutionArgs,
  planner: Planner,
  open: Open,
): Promise<ExecutionResult | Stream<ExecutionResult>> {
  const source: Source = { isOver: false };
  const contextValue = args.contextValue as { request?: Request };
  if (!contextValue.request?.headers.get('accept')?.includes('text/event-stream')) {
    return { errors: [eventsNeeded()] };
  }
  sources.set(contextValue, source);
  const one = () => answer(args, planner);
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    if (source.isOver) {
      return { done: true, value: undefined };
    }
    const value = await one();
    // What comes at the end of the events is no event; what comes instead of them is told once.
    return source.isOver && source.events ? { done: true, value } : { done: false, value };
  };
  const stream = streamOf(next, () => {
    open.delete(stream);
    return source.events?.return?.();
  });
  open.add(stream);
  return stream;
}
