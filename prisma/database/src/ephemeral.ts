import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { urlOfDatabase, withClient } from './connection.ts';
import { migrateAll } from './database.ts';
import { prepare, roleUrls } from './prepare.ts';
import { isInUse } from './server/users.ts';
import { startServer } from './server.ts';
import { subgraphs } from './store.ts';

const { escapeIdentifier } = pg;

const folderPrefix = 'lianjian-test-';

/** A server made for one run of tests; nothing of it is left after `stop`. */
export interface EphemeralServer {
  /** The superuser's URL; it is all that another process needs to make databases there. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly adminUrl: string;
  /** The URL with which each subgraph gets at its own namespace, by the subgraph's name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Drops the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** Starts a server in a temporary folder, without what makes data outlive a crash. */
export async function startEphemeral(): Promise<EphemeralServer> {
  await sweep();
  const dataDir = await mkdtemp(join(tmpdir(), folderPrefix));
  await chmod(dataDir, 0o711);
  const server = await startServer({ dataDir, fast: true });
  return { url: server.url, stop: () => server.remove() };
}

/**
 * Makes a database with all namespaces migrated, and filled if `fill` is given, for copies to be
 * made from. What the roles are called is the same in every copy.
 *
 * @param base another template to begin with
 */
export async function makeTemplate(
  server: Pick<EphemeralServer, 'url'>,
  template: string,
  fill: (urls: Readonly<Record<string, string>>) => Promise<void> = async () => undefined,
  base = 'template1',
): Promise<void> {
  const [name, from] = [escapeIdentifier(template), escapeIdentifier(base)];
  await withClient(server.url, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`));
  const adminUrl = urlOfDatabase(server.url, template);
  const urls = await prepare(adminUrl, subgraphs, secretOf(adminUrl));
  await migrateAll(urls);
  await fill(urls);
}

/** Makes a database as a copy of a template, to which nobody may be connected meanwhile. */
export async function createTestDatabase(
  server: Pick<EphemeralServer, 'url'>,
  { template }: { readonly template: string },
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const run = (sql: string) => withClient(server.url, (admin) => admin.query(sql));
  await run(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  const adminUrl = urlOfDatabase(server.url, name);
  return {
    adminUrl,
    urls: roleUrls(adminUrl, subgraphs, secretOf(adminUrl)),
    drop: async () => {
      await run(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    },
  };
}

function secretOf(url: string): string {
  return decodeURIComponent(new URL(url).password);
}

/** Removes the servers of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (name.startsWith(folderPrefix)) {
      // Another run may be sweeping the same folder, and another user's cannot be swept at all.
      await sweepOne(join(tmpdir(), name)).catch(() => undefined);
    }
  }
}

async function sweepOne(dataDir: string): Promise<void> {
  const { mtimeMs } = await stat(dataDir);
  // A young one without users is still being started.
  if (mtimeMs < Date.now() - 600_000 && !(await isInUse(dataDir))) {
    const server = await startServer({ dataDir, fast: true });
    await server.remove();
  }
}
