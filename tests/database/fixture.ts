import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urlOfDatabase, withClient } from '@lianjian/database/connection';
import { prepare } from '@lianjian/database/prepare';
import type { Store } from '@lianjian/database/store';
import { inject } from 'vitest';

/** A store with a schema of its own and an empty database, so that tests need no subgraph. */
export interface Fixture {
  readonly store: Store;
  /** The superuser's URL of the database. */
  readonly adminUrl: string;
  /** The URL of the role that may use the namespace `fixture`. */
  readonly url: string;
  /** The URL of the role that may use the namespace `neighbour`. */
  readonly neighbourUrl: string;
  /** Replaces what follows the datasource in schema.prisma. */
  writeModels(models: string): Promise<void>;
  /** Writes a migration by hand. */
  writeMigration(name: string, sql: string): Promise<void>;
  readMigration(name: string): Promise<string>;
  /** Runs a statement as superuser, with the namespace `fixture` first in the search path. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

const head = 'datasource db {\n  provider = "postgresql"\n}\n\n';

export async function openFixture(): Promise<Fixture> {
  const server = inject('testServer');
  const name = `fixture_${randomUUID().replaceAll('-', '')}`;
  await withClient(server, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const adminUrl = urlOfDatabase(server, name);
  const urls = await prepare(adminUrl, ['fixture', 'neighbour'], 'of the fixture');
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-store-'));
  const fileOf = (migration: string) => join(folder, 'migrations', migration, 'migration.sql');
  return {
    store: { namespace: 'fixture', folder },
    adminUrl,
    url: urls.fixture ?? '',
    neighbourUrl: urls.neighbour ?? '',
    writeModels: (models) => writeFile(join(folder, 'schema.prisma'), head + models),
    async writeMigration(migration, sql) {
      await mkdir(join(folder, 'migrations', migration), { recursive: true });
      await writeFile(fileOf(migration), sql);
    },
    readMigration: (migration) => readFile(fileOf(migration), 'utf8'),
    query: (sql) =>
      withClient(adminUrl, async (client) => {
        await client.query('SET search_path = fixture, extensions');
        return (await client.query<Record<string, unknown>>(sql)).rows;
      }),
    async drop() {
      await rm(folder, { recursive: true });
      await withClient(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
