import { type Database, migrateAll, openDatabase } from '@lianjian/database/database';
import type { Environment } from '@lianjian/kernel/environment';
import { dayInShanghai } from '@lianjian/seed/day';
import { seedWhenEmpty } from '@lianjian/seed/seed';
import { type AtEnd, say } from './run.ts';

export interface Opened {
  database: Database;
  /** Whether the sample was loaded just now. */
  isNew: boolean;
}

/** The database, started, migrated and, when it is empty, filled with the sample. */
export async function openAll(
  { dataDir, databaseUrl, databaseUrls }: Environment,
  atEnd: AtEnd,
): Promise<Opened> {
  say(databaseUrl ? 'Opening the database of DATABASE_URL.' : 'Starting PostgreSQL.');
  const url = databaseUrl ?? undefined;
  const database = await openDatabase({ dataDir, url, ownUrls: databaseUrls, say });
  atEnd(database.close);
  const applied = Object.values(await migrateAll(database.urls)).flat();
  if (applied.length > 0) {
    say(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}.`);
  }
  const isNew = await seedWhenEmpty(database.urls, dayInShanghai(new Date()));
  if (isNew) {
    say('Loaded the sample.');
  }
  return { database, isNew };
}
