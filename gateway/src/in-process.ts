import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import type { Executor } from '@lianjian/kernel/execute';
import { stateOf } from './state.ts';
import type { Transport } from './transport.ts';

/**
 * Subgraphs in this process: the planner's document goes to the executor as it is, the same object
 * for the same plan, so whatever a subgraph caches by document stays cached.
 */
export function inProcess(executors: ReadonlyMap<string, Executor>): Transport {
  const transport = {
    getSubgraphExecutor: ({ subgraphName }: { subgraphName: string }) => {
      const executor = executors.get(subgraphName);
      if (!executor) {
        throw new Error(`No executor was given for the subgraph ${subgraphName}.`);
      }
      return (request: ExecutionRequest): Promise<ExecutionResult> => {
        const { document, variables, operationName, context } = request;
        return executor({ document, variables, operationName, meta: stateOf(context).meta });
      };
    },
  };
  // A supergraph says "http" of every subgraph's transport; in this shape that word means this.
  return { config: { transports: { http: transport } }, plugins: [] };
}
