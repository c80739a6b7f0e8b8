import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withClient } from './connection.ts';
import { findBinaries, reachableBinaries } from './server/binaries.ts';
import { type Cluster, initialise, startPostgres, stopPostgres } from './server/cluster.ts';
import {
  type Memory,
  openDataDirectory,
  openHome,
  placeOf,
  recall,
  remember,
} from './server/place.ts';
import { freePort } from './server/port.ts';
import { findRunning } from './server/postmaster.ts';
import { inTurn } from './server/turn.ts';
import { ownerOf, serverUser } from './server/user.ts';
import { beginUse, forgetUses, type Use } from './server/users.ts';

/** How the embedded server is to be started. */
export interface ServerOptions {
  /** Where everything of this installation is kept; the database stands in `postgres/` below. */
  readonly dataDir: string;
  /** For servers that are thrown away: nothing is forced to disk. Never for data that matters. */
  readonly fast?: boolean;
  /** Told in whole sentences what is unusual about this start. */
  readonly say?: (line: string) => void;
}

/** The embedded PostgreSQL, running. */
export interface Server {
  /** The superuser's URL of the database `lianjian`. */
  readonly url: string;
  /** Where its files are. */
  readonly folder: string;
  /** Ends this use; the server stops when no other process uses it. */
  stop(): Promise<void>;
  /** Stops as above, then removes the files. */
  remove(): Promise<void>;
}

const database = 'lianjian';

/** Another program was quicker at the port, or children of a killed server are still leaving. */
const passing = /TCP\/IP sockets|shared memory block/;

/**
 * Starts the embedded PostgreSQL of a data directory, or joins it when it runs already, be it for
 * another process or left over by one that was killed.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const say = options.say ?? (() => undefined);
  const fast = options.fast ?? false;
  const dataDir = await openDataDirectory(options.dataDir);
  const account = await serverUser(say);
  const installed = await findBinaries();
  return inTurn(dataDir, async () => {
    const memory = await recall(dataDir, account);
    const folder = placeOf(dataDir, memory);
    if (memory.elsewhere !== null) {
      say(`The database's user cannot enter ${dataDir}: the database is in ${folder}.`);
    }
    const user = await ownerOf(folder, account);
    const binaries = await reachableBinaries(installed, user, openHome);
    const cluster = { folder, binaries, user };
    const isNew = await initialise(cluster, memory.password, fast);
    const port =
      (isNew ? null : await findRunning(cluster.folder, memory.password)) ??
      (await start(cluster, memory, dataDir, fast));
    const use = await beginUse(dataDir);
    const url = `postgresql://postgres:${memory.password}@127.0.0.1:${port}/`;
    await makeDatabase(url).catch(async (error: unknown) => {
      await release(cluster, use);
      throw error;
    });
    return handle(`${url}${database}`, dataDir, cluster, use);
  });
}

async function start(
  cluster: Cluster,
  memory: Memory,
  dataDir: string,
  fast: boolean,
): Promise<number> {
  await forgetUses(dataDir);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? memory.port : 0);
    try {
      await startPostgres(cluster, port, fast);
      if (port !== memory.port) {
        await remember(dataDir, { ...memory, port });
      }
      return port;
    } catch (error) {
      if (attempt === 10 || !passing.test(String(error))) {
        throw error;
      }
      await sleep(300);
    }
  }
}

/** The database is closed to all but those whom `prepare` lets in. */
async function makeDatabase(url: string): Promise<void> {
  await withClient(`${url}postgres`, async (client) => {
    const exists = 'SELECT FROM pg_database WHERE datname = $1';
    if ((await client.query(exists, [database])).rowCount === 1) {
      return;
    }
    const name = pg.escapeIdentifier(database);
    await client.query(`CREATE DATABASE ${name}`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  });
}

function handle(url: string, dataDir: string, cluster: Cluster, use: Use): Server {
  const stop = () => inTurn(dataDir, () => release(cluster, use));
  return {
    url,
    folder: cluster.folder,
    stop,
    async remove() {
      await stop();
      await rm(cluster.folder, { recursive: true, force: true });
      if (dirname(cluster.folder) !== dataDir) {
        await rm(dirname(cluster.folder), { recursive: true, force: true });
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function release(cluster: Cluster, use: Use): Promise<void> {
  if (await use.end()) {
    await stopPostgres(cluster);
  }
}
