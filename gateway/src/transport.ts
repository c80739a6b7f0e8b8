import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime';
import type { Plugin } from './state.ts';

/** How the gateway reaches the subgraphs: the one thing that differs between the shapes. */
export interface Transport {
  config: Pick<GatewayConfigSupergraph, 'transports' | 'transportEntries'>;
  plugins: readonly Plugin[];
}
