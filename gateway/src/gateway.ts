import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGatewayRuntime, Logger } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { log } from '@lianjian/kernel/log';
import type { GraphQLScalarType } from 'graphql';
import { useAnswers } from './answer.ts';
import { useJsonBody } from './body.ts';
import { type Authenticate, useIdentity } from './identity.ts';
import { useLimits } from './limits.ts';
import { useMasking } from './masking.ts';
import { useOutages } from './outage.ts';
import { useRequestMeta } from './request-meta.ts';
import { useScalars } from './scalars.ts';
import type { Plugin, State } from './state.ts';
import { type Open, useSubscriptions } from './subscriptions.ts';
import type { Transport } from './transport.ts';

export interface GatewayOptions {
  /** The SDL of the supergraph. */
  supergraph: string;
  transport: Transport;
  authenticate: Authenticate;
  /** The code of the supergraph's own scalars, to refuse bad values before anything runs. */
  scalars?: readonly GraphQLScalarType[];
  /** How long a subgraph may take for one call. */
  callTimeoutMs?: number;
}

/** The graph over HTTP requests: the same in one process and over many. */
export interface Gateway {
  fetch(request: Request): Promise<Response>;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends what would not end by itself. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export function createGateway(options: GatewayOptions): Gateway {
  const open: Open = new Set();
  const runtime = createRuntime(options, open);
  // The runtime would let go of everything at the first signal, requests under way among it; so
  // what it has to let go of is taken over, and let go when the gateway is told to close.
  const held = runtime.disposableStack.move();
  const hangUp = async () => {
    await Promise.all([...open].map((stream) => stream.return()));
  };
  const close = async () => {
    await hangUp();
    await held.disposeAsync();
  };
  return {
    fetch: async (request) => runtime.fetch(request),
    handle: async (request, response) => runtime.handle(request, response),
    hangUp,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function createRuntime(options: GatewayOptions, open: Open) {
  const { supergraph, transport, authenticate, scalars = [], callTimeoutMs } = options;
  const plugins: Plugin[] = [
    useRequestMeta(),
    useIdentity(authenticate),
    useJsonBody(),
    useLimits(),
    useScalars(scalars),
    useAnswers(),
    useOutages(callTimeoutMs),
    useSubscriptions(open),
    ...transport.plugins,
    useMasking(),
  ];
  return createGatewayRuntime<State>({
    ...transport.config,
    supergraph,
    unifiedGraphHandler,
    plugins: () => plugins,
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['accept-language', 'authorization', 'content-type', 'x-request-id'],
      exposedHeaders: ['x-request-id'],
      maxAge: 86_400,
    },
    logging: new Logger({ level: 'warn', writers: [{ write: toLog }] }),
    // Our own plugins do these: ids are checked, errors masked by request, the page is offline.
    requestId: false,
    subgraphErrors: false,
    maskedErrors: false,
    graphiql: false,
    landingPage: false,
    // Merging the calls of one tick would give every one of them a new document.
    __experimental__batchExecution: false,
  });
}

function toLog(level: 'trace' | 'debug' | 'info' | 'warn' | 'error', attrs: unknown, msg: unknown) {
  log()[level](attrs ?? {}, String(msg ?? ''));
}
