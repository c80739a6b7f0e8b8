import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from './gateway.ts';
import type { Page } from './graphiql.ts';

export interface ServerOptions {
  port: number;
  host: string;
  gateway: Gateway;
  /** What a browser is shown at `/graphql`. */
  page: Page;
  /** Resolves when queries can be answered, throws otherwise. */
  ready(): Promise<void>;
}

export interface RunningServer {
  /** Where the graph is. */
  url: string;
  close(): Promise<void>;
}

/** How long requests under way may take to end when the server closes. */
const FAREWELL_MS = 5_000;
/** How often connections without a request are let go meanwhile. */
const IDLE_MS = 50;
/** A client that sends this slowly is let go. */
const REQUEST_MS = 30_000;

/** Serves `/graphql`, to programs and to browsers, `/livez` and `/readyz`. */
export async function serveGateway(options: ServerOptions): Promise<RunningServer> {
  const http = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    route(options, request, response).catch(() => reply(response, 500, ''));
  });
  await listen(http, options);
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}/graphql`,
    close: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      await options.gateway.hangUp();
      const timer = setTimeout(() => http.closeAllConnections(), FAREWELL_MS);
      // A connection that has just been answered would be kept for another request.
      const idle = setInterval(() => http.closeIdleConnections(), IDLE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(timer);
      await options.gateway.close();
    },
  };
}

/** Throws when nothing can listen there; asked before a start does anything that takes time. */
export async function requirePort(port: number, host: string): Promise<void> {
  const http = createServer();
  await listen(http, { port, host });
  await new Promise((resolve) => http.close(resolve));
}

function listen(http: Server, { port, host }: Pick<ServerOptions, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  });
}

async function route(
  { gateway, page, ready }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/';
  if (path === '/graphql') {
    const isBrowser = request.method === 'GET' && request.headers.accept?.includes('text/html');
    await (isBrowser ? page(request, response) : gateway.handle(request, response));
  } else if (path === '/livez') {
    reply(response, 200, 'live');
  } else if (path === '/readyz') {
    const isReady = await ready().then(
      () => true,
      () => false,
    );
    reply(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready');
  } else if (path === '/') {
    response.setHeader('location', '/graphql');
    reply(response, 302, '');
  } else {
    reply(response, 404, 'not found');
  }
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(body);
}
