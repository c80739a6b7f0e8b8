import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { wordsOf } from '../failure.ts';
import type { Store } from '../store.ts';
import { engineAdapter } from './adapter.ts';
import { lastPanic, loadEngine } from './wasm.ts';

/** The engine at work on one store, over one connection that stands in the store's namespace. */
export interface StoreEngine {
  readonly engine: SchemaEngine;
  /** The store's `schema.prisma`. */
  readonly schema: string;
  /** What the engine leaves alone: the read views, which are written by hand. */
  readonly filters: SchemaFilter;
  /** Why the engine threw: in the database's words, or else in its own. */
  explain(error: unknown): string;
}

/**
 * Lends Prisma's migration engine to `work`. Whatever the engine does, it does on `client`; it
 * never learns another address, so its shadow database cannot be a real one either.
 */
export async function withEngine<T>(
  store: Store,
  client: pg.Client,
  work: (lent: StoreEngine) => Promise<T>,
): Promise<T> {
  const schema = await readFile(join(store.folder, 'schema.prisma'), 'utf8');
  const Engine = await loadEngine();
  let reason = '';
  const adapter = engineAdapter(client, store.namespace, (error, script) => {
    reason = reasonOf(error, script);
  });
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => adapter,
    connectToShadowDb: async () => adapter,
  });
  const engine = await Engine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    factory,
  );
  try {
    return await work({
      engine,
      schema,
      filters: filtersOf(store, schema),
      explain: (error) => reason || lastPanic() || withoutTrace(error),
    });
  } finally {
    engine.free();
  }
}

function reasonOf(error: unknown, script: string): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  const line = script.slice(0, position).split('\n').length;
  return Number.isNaN(position) ? wordsOf(error) : `${wordsOf(error)} (line ${line})`;
}

/** The engine appends where in its own source it was. */
function withoutTrace(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\n +0: [\s\S]*$/, '').trim();
}

/** The names under which the schema maps models on read views. */
export function viewsOf(schema: string): readonly string[] {
  return [...schema.matchAll(/@@map\("(\w+_now)"\)/g)].flatMap(([, name]) => name ?? []);
}

function filtersOf(store: Store, schema: string): SchemaFilter {
  const externalTables = viewsOf(schema).map((view) => `${store.namespace}.${view}`);
  return { externalTables, externalEnums: [] };
}
