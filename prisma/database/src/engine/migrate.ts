import pg from 'pg';
import { enterNamespace, withClient } from '../connection.ts';
import { DatabaseFailure } from '../failure.ts';
import type { Store } from '../store.ts';
import { withEngine } from './engine.ts';
import { type Migration, migrationList, readMigrations } from './history.ts';
import { endsTransaction } from './script.ts';

/** How a database stands against the migrations that this code knows. */
export interface Status {
  /** Known and not applied yet. */
  readonly pending: readonly string[];
  /** Applied and not known: the database was migrated by newer code. */
  readonly unknown: readonly string[];
  /** Applied, then changed in the folder. */
  readonly edited: readonly string[];
  /** Begun by another tool and neither finished nor taken back. */
  readonly unfinished: readonly string[];
}

interface Entry {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** One key for all namespaces: the engine's own lock, which it takes inside ours, is one, too. */
const lockKey = 7_266_432;

/** Reads how the database at `url` stands, and changes nothing. */
export async function status(store: Store, url: string): Promise<Status> {
  const migrations = await readMigrations(store);
  return withClient(url, (client) => statusOf(client, store, migrations));
}

/**
 * Brings a store's namespace up to date and returns the names of the migrations applied.
 *
 * Each file and its line in `_prisma_migrations` are one transaction: after a failure, or a crash
 * at any moment, the database holds all of it or nothing.
 */
export async function migrate(store: Store, url: string): Promise<readonly string[]> {
  const migrations = await readMigrations(store);
  return withClient(url, async (client) => {
    await lock(client);
    const found = await statusOf(client, store, migrations);
    refuseForeign(store, found);
    if (found.pending.length > 0) {
      await enterNamespace(client, store.namespace);
      await applyAll(store, client, migrations, found.pending);
    }
    return found.pending;
  });
}

async function lock(client: pg.Client): Promise<void> {
  await client.query("SET lock_timeout = '60s'");
  await client.query('SELECT pg_advisory_lock($1)', [lockKey]).catch((error: unknown) => {
    throw new DatabaseFailure('Another migration has held the database for a minute.', {
      cause: error,
    });
  });
  await client.query('RESET lock_timeout');
}

async function statusOf(
  client: pg.Client,
  store: Store,
  migrations: readonly Migration[],
): Promise<Status> {
  const entries = await readEntries(client, store.namespace);
  const entryOf = new Map(entries.map((entry) => [entry.name, entry]));
  const known = new Set(migrations.map(({ name }) => name));
  return {
    pending: migrations.map(({ name }) => name).filter((name) => !entryOf.has(name)),
    unknown: entries.map(({ name }) => name).filter((name) => !known.has(name)),
    edited: migrations
      .filter(({ name, checksum }) => (entryOf.get(name)?.checksum ?? checksum) !== checksum)
      .map(({ name }) => name),
    unfinished: entries.filter(({ finished }) => !finished).map(({ name }) => name),
  };
}

async function readEntries(client: pg.Client, namespace: string): Promise<readonly Entry[]> {
  const table = `${pg.escapeIdentifier(namespace)}._prisma_migrations`;
  const exists = 'SELECT to_regclass($1) IS NOT NULL AS yes';
  if ((await client.query<{ yes: boolean }>(exists, [table])).rows[0]?.yes !== true) {
    return [];
  }
  const { rows } = await client.query<Entry>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM ${table} WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

function refuseForeign({ namespace }: Store, { unknown, edited, unfinished }: Status): void {
  if (unknown.length > 0) {
    throw new DatabaseFailure(
      `The database holds ${namespace} migrations that this version does not know ` +
        `(${unknown.join(', ')}): run the newer version, or give it another database.`,
    );
  }
  if (unfinished.length > 0) {
    throw new DatabaseFailure(
      `The ${namespace} migration ${unfinished.join(', ')} was begun by another tool and not ` +
        'finished: resolve it there first (prisma migrate resolve).',
    );
  }
  if (edited.length > 0) {
    throw new DatabaseFailure(
      `The ${namespace} migration ${edited.join(', ')} was changed after it had been applied: ` +
        'put it back and write a new one, or start afresh with pnpm db:reset.',
    );
  }
}

async function applyAll(
  store: Store,
  client: pg.Client,
  migrations: readonly Migration[],
  pending: readonly string[],
): Promise<void> {
  await withEngine(store, client, async ({ engine, filters, explain }) => {
    for (const [index, { name, script }] of migrations.entries()) {
      if (!pending.includes(name)) {
        continue;
      }
      const migrationsList = migrationList(store, migrations.slice(0, index + 1));
      const fail = (words: string, cause?: unknown) => {
        const sentence = `The ${store.namespace} migration ${name} failed and left nothing behind`;
        return new DatabaseFailure(`${sentence}: ${words}`, { cause });
      };
      if (endsTransaction(script)) {
        throw fail('it would end the transaction in which it is run.');
      }
      await client.query('BEGIN');
      try {
        await engine.applyMigrations({ migrationsList, filters });
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw fail(explain(error), error);
      }
    }
  });
}
