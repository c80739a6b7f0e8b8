import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { DatabaseFailure } from '../failure.ts';
import type { Store } from '../store.ts';
import { viewsOf, withEngine } from './engine.ts';
import { lockFile, migrationList, migrationsFolder, readMigrations } from './history.ts';
import { withShadow } from './shadow.ts';

/**
 * The SQL that leads from a store's migrations to its `schema.prisma`; empty when they agree.
 *
 * The migrations are applied to a shadow database on the server at `adminUrl`; no other database
 * of that server is read or written.
 */
export async function difference(store: Store, adminUrl: string): Promise<string> {
  const migrations = await readMigrations(store);
  return withShadow(adminUrl, store.namespace, (client) =>
    withEngine(store, client, async ({ engine, schema, filters, explain }) => {
      const { stdout } = await engine
        .diff({
          from: { tag: 'migrations', ...migrationList(store, migrations) },
          to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
          script: true,
          exitCode: null,
          filters,
        })
        .catch((error: unknown) => refuse(store, error, explain(error)));
      return purge(client, stdout ?? '', viewsOf(schema));
    }),
  );
}

/**
 * Writes the next migration of a store and returns its name, or null when there is nothing to do.
 *
 * @param now names the folder, so that migrations sort by the time they were written
 */
export async function writeMigration(
  store: Store,
  title: string,
  adminUrl: string,
  now: Date,
): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(title)) {
    throw new DatabaseFailure(`A migration is named like "add_claims"; "${title}" does not fit.`);
  }
  const script = await difference(store, adminUrl);
  if (script === '') {
    return null;
  }
  const stamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const name = `${stamp}_${title}`;
  const folder = migrationsFolder(store);
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'migration_lock.toml'), lockFile);
  await writeFile(join(folder, name, 'migration.sql'), script);
  return name;
}

/** Takes out what the engine proposes and the database must not get. */
async function purge(client: Client, script: string, views: readonly string[]): Promise<string> {
  const steps = script.split(/\n\n(?=-- )/).map((step) => step.trim());
  const kept: string[] = [];
  for (const step of steps) {
    if (isForeign(step, views) || step === '' || step === '-- This is an empty migration.') {
      continue;
    }
    kept.push(step);
  }
  const idle = await idleIndexes(client, kept);
  const rest = kept.filter((step) => !idle.has(indexOf(step) ?? ''));
  return rest.length === 0 ? '' : `${rest.join('\n\n')}\n`;
}

/** The namespace is made by `prepare`, and no key can point at a view. */
function isForeign(step: string, views: readonly string[]): boolean {
  return (
    step.startsWith('-- CreateSchema') ||
    views.some(
      (view) => step.startsWith('-- AddForeignKey') && step.includes(` REFERENCES "${view}"`),
    )
  );
}

/**
 * Indexes that the engine would drop and make again as they are: it does not read operator classes
 * of B-trees back. The shadow database says whether the index made anew is the same.
 */
async function idleIndexes(client: Client, steps: readonly string[]): Promise<Set<string>> {
  const idle = new Set<string>();
  for (const drop of steps.filter((step) => step.startsWith('-- DropIndex'))) {
    const name = indexOf(drop);
    const create = steps.find(
      (step) => step.startsWith('-- CreateIndex') && indexOf(step) === name,
    );
    if (name !== undefined && create !== undefined && (await isSame(client, name, drop, create))) {
      idle.add(name);
    }
  }
  return idle;
}

async function isSame(client: Client, index: string, drop: string, create: string) {
  const definition = async () => {
    const sql = 'SELECT pg_get_indexdef(to_regclass(quote_ident($1))) AS sql';
    return (await client.query<{ sql: string | null }>(sql, [index])).rows[0]?.sql;
  };
  await client.query('BEGIN');
  try {
    const before = await definition();
    await client.query(drop);
    await client.query(create);
    return before === (await definition());
  } catch {
    // It leans on an earlier step of the same migration, so it is no mere repetition.
    return false;
  } finally {
    await client.query('ROLLBACK');
  }
}

function indexOf(step: string): string | undefined {
  return /^-- (?:Drop|Create)Index\n(?:DROP|CREATE(?: UNIQUE)?) INDEX "([^"]+)"/.exec(step)?.[1];
}

function refuse({ namespace }: Store, error: unknown, words: string): never {
  const migration = /Migration `([^`]+)`/.exec(String(error))?.[1];
  const what = migration === undefined ? 'The schema.prisma' : `The migration ${migration}`;
  throw new DatabaseFailure(`${what} of ${namespace} does not hold: ${words}`, { cause: error });
}
