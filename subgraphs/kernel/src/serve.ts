import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { apolloServer } from './apollo.ts';
import { callerOf } from './caller.ts';
import type { Context } from './context.ts';
import { environment } from './environment.ts';
import { failure } from './errors.ts';
import { sendEvents } from './event-stream.ts';
import { contextFor, type Subgraph } from './execute.ts';
import { type Job, startJobs } from './jobs.ts';
import { createStreamer, type Streamer } from './streaming.ts';
import { createKeyring, type Keyring } from './tokens.ts';
import { readiness } from './warming.ts';

/** Bytes of one request: the gateway's largest batch of representations stays below it. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

export interface Served extends Subgraph {
  ready(): Promise<void>;
  close(): Promise<void>;
  /** What it does by itself while it is served. */
  jobs?: readonly Job[];
}

export interface Server {
  url: string;
  close(): Promise<void>;
}

/** Serves one subgraph over HTTP: `/graphql` for callers with a token, `/livez` and `/readyz`. */
export async function serve(subgraph: Served, options: { port?: number } = {}): Promise<Server> {
  const { keysDir, host, port, jobsEveryMs } = environment();
  const keyring = await createKeyring(keysDir, subgraph.name);
  const apollo = apolloServer(subgraph);
  await apollo.start();
  const streamer = createStreamer(subgraph);
  const ready = readiness(subgraph);
  const answering = { subgraph, apollo, keyring, streamer, ready };
  const http = createServer((request, response) => {
    route(answering, request, response).catch(() => reply(response, 500, ''));
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port ?? port, host, resolve);
  });
  // Whoever asks whether it is ready waits for this, and tries again where the database was not there.
  const begun = ready().catch(() => undefined);
  const jobs = startJobs(subgraph.jobs ?? [], jobsEveryMs);
  const { port: bound } = http.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}/graphql`,
    close: async () => {
      await apollo.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await Promise.all([jobs.close(), begun]);
      await subgraph.close();
    },
  };
}

/** What answers the requests of one subgraph. */
interface Answering {
  subgraph: Served;
  apollo: ApolloServer<Context>;
  streamer: Streamer;
  keyring: Keyring;
  ready(): Promise<void>;
}

async function route(
  answering: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://subgraph');
  if (url.pathname === '/livez') {
    reply(response, 200, 'live');
  } else if (url.pathname === '/readyz') {
    const isReady = await answering.ready().then(
      () => true,
      () => false,
    );
    reply(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready');
  } else if (url.pathname === '/graphql') {
    await answer(answering, request, response, url);
  } else {
    reply(response, 404, 'not found');
  }
}

async function answer(
  { subgraph, apollo, streamer, keyring }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const raw = await bodyOf(request);
  if (raw === null) {
    reply(response, 413, 'too large');
    return;
  }
  const bound = request.method === 'GET' ? url.search : raw;
  const meta = await callerOf(subgraph.name, keyring, request.headers, bound);
  if (!meta) {
    const texts = {
      zh: '只接受网关或其他子图的调用。',
      en: 'Only the gateway or a subgraph may call.',
    };
    const error = failure('UNAUTHENTICATED', texts, { locale: 'EN' });
    reply(response, 401, JSON.stringify({ errors: [error] }), 'application/json');
    return;
  }
  if (
    request.method === 'POST' &&
    !/^application\/json\b/.test(request.headers['content-type'] ?? '')
  ) {
    reply(response, 415, 'only application/json');
    return;
  }
  if (request.headers.accept === 'text/event-stream') {
    await sendEvents({ schema: subgraph.schema, streamer }, parseJson(raw), meta, response);
    return;
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? 'POST',
      headers,
      search: url.search,
      body: parseJson(raw),
    },
    context: async () => contextFor(subgraph, meta),
  });
  for (const [name, value] of result.headers) {
    response.setHeader(name, value);
  }
  const body = result.body.kind === 'complete' ? result.body.string : '';
  reply(response, result.status ?? 200, body);
}

/** The body as text; null as soon as it is larger than any caller's can be. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) {
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** An empty or broken body is left to Apollo Server, which says what is wrong with it. */
function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, status: number, body: string, type?: string): void {
  response.statusCode = status;
  if (type) {
    response.setHeader('content-type', type);
  }
  response.end(body);
}
