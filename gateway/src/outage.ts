import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import { streamOf } from '@lianjian/kernel/iterator';
import { log } from '@lianjian/kernel/log';
import { GraphQLError } from 'graphql';
import { isOfCall, unavailable } from './errors.ts';
import { failingPlaces } from './failing-places.ts';
import { type Plugin, stateOf } from './state.ts';

/** How long a subgraph may take for one call. */
const CALL_TIMEOUT_MS = 10_000;

/**
 * A subgraph that does not answer costs the fields asked of it, each with an error at its place,
 * and nothing else. So a failed call is an answer here: whatever is thrown to the planner has lost
 * its path.
 */
export function useOutages(timeoutMs = CALL_TIMEOUT_MS): Plugin {
  return {
    onSubgraphExecute({ subgraphName, executor, setExecutor }) {
      setExecutor(async (request: ExecutionRequest) => {
        const signal = AbortSignal.timeout(timeoutMs);
        try {
          // What begins a subscription has to begin in time; its events come when they come.
          const extensions = { ...request.extensions, until: Date.now() + timeoutMs };
          const isLasting = request.operationType === 'subscription';
          const call = isLasting ? request : { ...request, signal, extensions };
          const result = await inTime(executor(call), signal);
          return Symbol.asyncIterator in result
            ? lasting(subgraphName, request, result)
            : settled(subgraphName, request, result);
        } catch (error) {
          return outage(subgraphName, request, error);
        }
      });
    },
  };
}

function inTime<T>(call: PromiseLike<T> | T, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(signal.reason);
    signal.addEventListener('abort', late, { once: true });
    Promise.resolve(call)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', late));
  });
}

/** Events until their source is lost, which is told like any outage and is the last of them. */
function lasting(
  subgraph: string,
  request: ExecutionRequest,
  results: AsyncIterable<ExecutionResult>,
): AsyncIterable<ExecutionResult> {
  const events = results[Symbol.asyncIterator]();
  let isLost = false;
  const next = async (): Promise<IteratorResult<ExecutionResult>> => {
    if (isLost) {
      return { done: true, value: undefined };
    }
    try {
      return await events.next();
    } catch (error) {
      isLost = true;
      return { done: false, value: outage(subgraph, request, error) };
    }
  };
  return streamOf(next, () => events.return?.());
}

/** An answer with data stands; one without any is the client's fault, or an outage like silence. */
function settled(
  subgraph: string,
  request: ExecutionRequest,
  result: ExecutionResult,
): ExecutionResult {
  const errors = result.errors ?? [];
  if (result.data || errors.length === 0 || errors.some(({ path }) => path)) {
    return result;
  }
  if (errors.some(isOfCall)) {
    return outage(subgraph, request, errors);
  }
  const placed = failingPlaces(request).flatMap((path) =>
    errors.map((error) => moved(error, path)),
  );
  return { data: null, errors: placed };
}

function moved(error: GraphQLError, path: (string | number)[]): GraphQLError {
  const { message, extensions, originalError } = error;
  return new GraphQLError(message, { path, extensions, originalError });
}

function outage(subgraph: string, request: ExecutionRequest, cause: unknown): ExecutionResult {
  const { meta } = stateOf(request.context);
  log().error({ subgraph, requestId: meta.requestId, err: cause }, 'a subgraph did not answer');
  return { data: null, errors: failingPlaces(request).map((path) => unavailable(meta, path)) };
}
