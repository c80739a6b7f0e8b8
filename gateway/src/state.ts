import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
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
