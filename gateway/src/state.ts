import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { ExecutionRequest } from '@graphql-tools/utils';
import type { RequestMeta } from '@lianjian/kernel/context';

/** What the gateway knows of a request from its first hook to its last, and sends to subgraphs. */
export interface State {
  meta: RequestMeta;
}

export type Plugin = GatewayPlugin<State>;

/** The state of a request; a request that never reached the first hook has none. */
export function stateOf(context: object | undefined): State {
  const { meta } = (context ?? {}) as Partial<State>;
  if (!meta) {
    throw new Error('The request has no state yet.');
  }
  return { meta };
}

/** What a subgraph is told with one call: the request's, and by when this call is to be answered. */
export function metaOf({ context, extensions }: ExecutionRequest): RequestMeta {
  const { until } = (extensions ?? {}) as Pick<RequestMeta, 'until'>;
  return { ...stateOf(context).meta, until };
}
