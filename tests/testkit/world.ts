import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, type Gateway } from '@lianjian/gateway/gateway';
import { inProcess } from '@lianjian/gateway/in-process';
import { type Actor, GATEWAY, type Locale } from '@lianjian/kernel/context';
import { provideEnvironment } from '@lianjian/kernel/environment';
import { createExecutor, type Executor } from '@lianjian/kernel/execute';
import { setPeer } from '@lianjian/kernel/peers';
import { createStreamer } from '@lianjian/kernel/streaming';
import { subgraphs } from '@lianjian/schema/registry';
import { scalarsOf } from '@lianjian/schema/scalars';
import { type ExecutionResult, parse } from 'graphql';
import { openCopy, SAMPLE } from './database.ts';

export interface Asked {
  actor?: Actor | null;
  locale?: Locale;
}

/** The whole graph in this process, over a database of its own that holds the sample unless said. */
export interface World {
  /** The superuser's URL of this world's database, for what only a test may do. */
  adminUrl: string;
  keysDir: string;
  executors: ReadonlyMap<string, Executor>;
  /** Asks one subgraph, as the gateway would. */
  ask(
    subgraph: string,
    query: string,
    variables?: Record<string, unknown>,
    asked?: Asked,
  ): Promise<ExecutionResult>;
  /** Asks the gateway by an HTTP request that does not leave the process. */
  query(
    query: string,
    variables?: Record<string, unknown>,
    asked?: Asked,
  ): Promise<ExecutionResult>;
  close(): Promise<void>;
}

export const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);

// What answers is the same in every world of a worker; only the database is another one. The gateway
// is made at the first question and kept: making one takes longer than most files take besides.
const executors = new Map(subgraphs.map((each) => [each.name, createExecutor(each)]));
/** How each subgraph is reached in the world that is open; a test may put something in its way. */
let reached = new Map(executors);
const actors = new Map<string, Actor>();
let gateway: Promise<Gateway> | undefined;

async function openGateway(): Promise<Gateway> {
  return createGateway({
    supergraph: await readFile(SUPERGRAPH, 'utf8'),
    transport: inProcess(
      new Map(subgraphs.map(({ name }) => [name, (operation) => reach(name)(operation)])),
      new Map(subgraphs.map((each) => [each.name, createStreamer(each)])),
    ),
    authenticate: async (credential) => actors.get(credential) ?? null,
    scalars: scalarsOf(subgraphs.map(({ schema }) => schema)),
  });
}

function reach(name: string): Executor {
  const executor = reached.get(name);
  if (!executor) {
    throw new Error(`There is no subgraph ${name}.`);
  }
  return executor;
}

/** Opens a world; each test file has one of its own and closes it in `afterAll`. */
export async function openWorld(template = SAMPLE): Promise<World> {
  const database = await openCopy(template);
  const keysDir = await mkdtemp(join(tmpdir(), 'lianjian-keys-'));
  // Files of one worker share their modules: what the last world left open is none of this one's.
  await Promise.all(subgraphs.map((each) => each.close()));
  provideEnvironment({ databaseUrls: database.urls, keysDir, logLevel: 'silent' });
  reached = new Map(executors);
  for (const [name, executor] of executors) {
    setPeer(name, executor);
  }

  return {
    adminUrl: database.adminUrl,
    keysDir,
    executors: reached,
    ask: async (subgraph, query, variables, { actor = null, locale = 'ZH' } = {}) => {
      const meta = { caller: GATEWAY, actor, locale, requestId: 'test' };
      return plain(await reach(subgraph)({ document: parse(query), variables, meta }));
    },
    query: async (query, variables, { actor, locale = 'ZH' } = {}) => {
      const headers = new Headers({
        'content-type': 'application/json',
        'accept-language': locale.toLowerCase(),
      });
      if (actor) {
        const credential = Buffer.from(JSON.stringify(actor)).toString('base64url');
        actors.set(credential, actor);
        headers.set('authorization', `Bearer ${credential}`);
      }
      const body = JSON.stringify({ query, variables });
      const request = new Request('http://gateway/graphql', { method: 'POST', headers, body });
      gateway ??= openGateway();
      return (await (await (await gateway).fetch(request)).json()) as ExecutionResult;
    },
    close: async () => {
      await Promise.all(subgraphs.map((each) => each.close()));
      await database.drop();
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}

/** A result as a client would read it: plain JSON, without graphql-js's prototype-less objects. */
function plain(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result));
}
