import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseFailure } from '../failure.ts';
import { type Binaries, embeddedMajor } from './binaries.ts';
import { makeOwned } from './place.ts';
import type { ServerUser } from './user.ts';

const run = promisify(execFile);

/** One database cluster: its files, the programs that work on it and the account they run under. */
export interface Cluster {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
}

/** Settings given at every start, so that an old cluster has those of the present code. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'lc_messages=C',
  'jit=off',
];

/** For servers that are thrown away: what makes data outlive a crash is left out. */
const fastSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Makes the cluster when there is none, and refuses one of another major version. */
export async function initialise(
  cluster: Cluster,
  password: string,
  fast: boolean,
): Promise<boolean> {
  if (existsSync(join(cluster.folder, 'PG_VERSION'))) {
    await refuseOtherMajor(cluster.folder);
    return false;
  }
  // It is made beside its place: what a crash leaves half made is never taken for a database.
  const unfinished = `${cluster.folder}.new`;
  const passwordFile = `${cluster.folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await makeOwned(unfinished, cluster.user);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (cluster.user !== null) {
      await chown(passwordFile, cluster.user.uid, cluster.user.gid);
    }
    await initdb(cluster, [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      ...(fast ? ['--no-sync'] : []),
    ]);
  } finally {
    await unlink(passwordFile);
  }
  await rename(unfinished, cluster.folder);
  return true;
}

/** Starts the server in the background and waits until it answers. */
export async function startPostgres(cluster: Cluster, port: number, fast: boolean): Promise<void> {
  const log = logFile(cluster);
  const before = (await readFile(log, 'utf8').catch(() => '')).length;
  const options = [...settings, ...(fast ? fastSettings : [])].map((setting) => `-c ${setting}`);
  try {
    await pgCtl(cluster, [
      'start',
      '--wait',
      '--timeout=120',
      `--log=${log}`,
      `--options=-p ${port} ${options.join(' ')}`,
    ]);
  } catch (error) {
    // Whoever waited for it may have been interrupted; it is not to come up for nobody.
    if (existsSync(join(cluster.folder, 'postmaster.pid'))) {
      await stopPostgres(cluster);
    }
    const said = (await readFile(log, 'utf8').catch(() => '')).slice(before);
    const fatal = /(?:FATAL|PANIC): {2}(.*)/.exec(said)?.[1];
    throw new DatabaseFailure(
      `The embedded PostgreSQL did not start: ${fatal ?? `its log is ${log}`}.`,
      { cause: error },
    );
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stopPostgres(cluster: Cluster): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pgCtl(cluster, ['stop', '--mode=fast', '--wait', '--timeout=120']);
    } catch (error) {
      if (!existsSync(join(cluster.folder, 'postmaster.pid'))) {
        return;
      }
      // A second Ctrl-C ends whoever waits for the server, so somebody has to wait anew.
      if (attempt === 5) {
        throw new DatabaseFailure(
          `The embedded PostgreSQL in ${cluster.folder} did not stop; its log is ${logFile(cluster)}.`,
          { cause: error },
        );
      }
    }
  }
}

async function initdb(cluster: Cluster, args: readonly string[]): Promise<void> {
  // Byte order by code point everywhere; trigrams of Chinese need a character type that knows it.
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
  await run(
    cluster.binaries.initdb,
    [
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      ...args,
    ],
    { ...cluster.user, cwd: '/' },
  ).catch((error: unknown) => {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new DatabaseFailure(
      `The embedded PostgreSQL could not make its database in ${cluster.folder}: ` +
        `${said.split('\n')[0] || 'initdb did not run'}.`,
      { cause: error },
    );
  });
}

async function pgCtl(cluster: Cluster, args: readonly string[]): Promise<void> {
  const [command = '', ...options] = args;
  const full = [command, `--pgdata=${cluster.folder}`, ...options];
  await run(cluster.binaries.pg_ctl, full, { ...cluster.user, cwd: cluster.folder });
}

async function refuseOtherMajor(folder: string): Promise<void> {
  const major = Number.parseInt(await readFile(join(folder, 'PG_VERSION'), 'utf8'), 10);
  if (major === embeddedMajor) {
    return;
  }
  const order = major > embeddedMajor ? 'newer' : 'older';
  throw new DatabaseFailure(
    `The database in ${folder} was made by PostgreSQL ${major}, which is ${order} than the ` +
      `${embeddedMajor} that comes with this version: choose another DATA_DIR, or set ` +
      'DATABASE_URL to a server that can read it.',
  );
}

function logFile(cluster: Cluster): string {
  return join(cluster.folder, 'server.log');
}
