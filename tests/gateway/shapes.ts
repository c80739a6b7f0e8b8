import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticator } from '@lianjian/gateway/credentials';
import { readExamples } from '@lianjian/gateway/examples';
import { createGateway } from '@lianjian/gateway/gateway';
import { graphiqlPage } from '@lianjian/gateway/graphiql';
import { inProcess } from '@lianjian/gateway/in-process';
import { keyHolderFrom } from '@lianjian/gateway/key-holder';
import { executorOverHttp, overHttp } from '@lianjian/gateway/over-http';
import { serveGateway } from '@lianjian/gateway/server';
import { readSupergraph } from '@lianjian/gateway/supergraph';
import type { Transport } from '@lianjian/gateway/transport';
import { provideEnvironment } from '@lianjian/kernel/environment';
import { createExecutor, type Executor } from '@lianjian/kernel/execute';
import { type Server, serve } from '@lianjian/kernel/serve';
import { createStreamer } from '@lianjian/kernel/streaming';
import { createKeyring } from '@lianjian/kernel/tokens';
import { subgraphs } from '@lianjian/schema/registry';
import { scalarsOf } from '@lianjian/schema/scalars';
import { openSample } from '../testkit/database.ts';

export const JWT = {
  issuer: 'https://issuer.example',
  audience: 'lianjian',
  secret: 'a secret of more than thirty-two characters',
  jwksUrl: null,
};

/** What an owner says when it fails: none of it may reach a client. */
export const INNER =
  /10\.1\.2\.3|127\.0\.0\.1|ECONN|localhost|5432|fetch failed|serviceName|node:|\.ts/;

/** How the subgraphs of a running graph are reached, and how one of them is lost. */
interface Reach {
  transport: Transport;
  keeper: Executor;
  /** The subgraphs' own addresses; none in one process. */
  addresses: Readonly<Record<string, string>>;
  lose(subgraph: string): Promise<void>;
  regain(subgraph: string): Promise<void>;
  close(): Promise<void>;
}

/** The graph, served as it is to users, in one of its two shapes. */
export interface Graph extends Pick<Reach, 'addresses' | 'lose' | 'regain' | 'close'> {
  url: string;
  adminUrl: string;
  /** Where the keys are by which the gateway and the subgraphs know each other. */
  keysDir: string;
}

async function inOneProcess(): Promise<Reach> {
  const lost = new Set<string>();
  const executors = new Map<string, Executor>();
  for (const subgraph of subgraphs) {
    const executor = createExecutor(subgraph);
    executors.set(subgraph.name, async (operation) => {
      if (lost.has(subgraph.name)) {
        throw new Error('connect ECONNREFUSED 10.1.2.3:5432');
      }
      return executor(operation);
    });
  }
  return {
    transport: inProcess(
      executors,
      new Map(subgraphs.map((subgraph) => [subgraph.name, createStreamer(subgraph)])),
    ),
    keeper: executors.get('organisations') as Executor,
    addresses: {},
    lose: async (name) => void lost.add(name),
    regain: async (name) => void lost.delete(name),
    close: async () => {
      await Promise.all(subgraphs.map(({ close }) => close()));
    },
  };
}

async function overTheNetwork(keysDir: string): Promise<Reach> {
  const servers = new Map<string, Server>();
  for (const subgraph of subgraphs) {
    servers.set(subgraph.name, await serve(subgraph, { port: 0 }));
  }
  const addresses = Object.fromEntries([...servers].map(([name, { url }]) => [name, url]));
  const keyring = await createKeyring(keysDir, 'gateway');
  return {
    transport: overHttp(addresses, keyring),
    keeper: executorOverHttp(addresses.organisations ?? '', 'organisations', keyring),
    addresses,
    lose: async (name) => servers.get(name)?.close(),
    regain: async (name) => {
      const subgraph = subgraphs.find((each) => each.name === name);
      const port = Number(new URL(addresses[name] ?? '').port);
      if (subgraph) {
        servers.set(name, await serve(subgraph, { port }));
      }
    },
    close: async () => {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

async function open(reachOf: (keysDir: string) => Promise<Reach>): Promise<Graph> {
  const database = await openSample();
  const keysDir = await mkdtemp(join(tmpdir(), 'lianjian-keys-'));
  provideEnvironment({ databaseUrls: database.urls, keysDir, logLevel: 'silent' });
  const reach = await reachOf(keysDir);
  const server = await serveGateway({
    port: 0,
    host: '127.0.0.1',
    gateway: createGateway({
      supergraph: await readSupergraph(),
      transport: reach.transport,
      authenticate: authenticator(keyHolderFrom(reach.keeper), { jwt: JWT }),
      scalars: scalarsOf(subgraphs.map(({ schema }) => schema)),
    }),
    page: graphiqlPage({ title: 'Lianjian', queries: await readExamples() }),
    ready: async () => {
      await Promise.all(subgraphs.map(({ ready }) => ready()));
    },
  });
  const { addresses, lose, regain } = reach;
  return {
    url: server.url,
    adminUrl: database.adminUrl,
    keysDir,
    addresses,
    lose,
    regain,
    close: async () => {
      await server.close();
      await reach.close();
      await database.drop();
      await rm(keysDir, { recursive: true, force: true });
    },
  };
}

/** Both shapes; whatever holds of the graph holds in each. */
export const shapes = [
  { shape: 'in one process', open: () => open(inOneProcess) },
  { shape: 'over HTTP', open: () => open(overTheNetwork) },
];
