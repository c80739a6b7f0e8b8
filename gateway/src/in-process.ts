import type { ExecutionRequest, ExecutionResult, MaybeAsyncIterable } from '@graphql-tools/utils';
import type { Executor } from '@lianjian/kernel/execute';
import type { Streamer } from '@lianjian/kernel/streaming';
import { metaOf } from './state.ts';
import type { Transport } from './transport.ts';

/**
 * Subgraphs in this process: the planner's document goes to the executor as it is, the same object
 * for the same plan, so whatever a subgraph caches by document stays cached.
 */
export function inProcess(
  executors: ReadonlyMap<string, Executor>,
  streamers: ReadonlyMap<string, Streamer> = new Map(),
): Transport {
  const transport = {
    getSubgraphExecutor: ({ subgraphName }: { subgraphName: string }) => {
      const executor = executors.get(subgraphName);
      if (!executor) {
        throw new Error(`No executor was given for the subgraph ${subgraphName}.`);
      }
      return (request: ExecutionRequest): Promise<MaybeAsyncIterable<ExecutionResult>> => {
        const { document, variables, operationName, operationType } = request;
        const run: Executor | Streamer =
          operationType === 'subscription' ? (streamers.get(subgraphName) ?? executor) : executor;
        return run({ document, variables, operationName, meta: metaOf(request) });
      };
    },
  };
  // A supergraph says "http" of every subgraph's transport; in this shape that word means this.
  return { config: { transports: { http: transport } }, plugins: [] };
}
