import { type Database, migrateAll, openDatabase } from '@lianjian/database/database';
import type { Environment } from '@lianjian/kernel/environment';
import { dayInShanghai } from '@lianjian/seed/day';
import { isAllEmpty, seedWhenEmpty } from '@lianjian/seed/seed';
import { StartFailure } from './failure.ts';
import { type AtEnd, say } from './run.ts';

/** The database, started and migrated. */
export async function openAll(
  { dataDir, databaseUrl, databaseUrls }: Environment,
  atEnd: AtEnd,
): Promise<Database> {
  say(databaseUrl ? 'Opening the database of DATABASE_URL.' : 'Starting PostgreSQL.');
  const url = databaseUrl ?? undefined;
  const database = await openDatabase({ dataDir, url, ownUrls: databaseUrls, say });
  atEnd(database.close);
  const applied = Object.values(await migrateAll(database.urls)).flat();
  if (applied.length > 0) {
    say(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'}.`);
  }
  return database;
}

/** What a database began with. */
export interface Beginning {
  database: Pick<Database, 'isEmbedded'>;
  /** Whether the sample was loaded just now. */
  isNew: boolean;
  /** Whether it began without the sample, now or before. */
  isBare: boolean;
}

/** An empty database gets the sample, unless it is to begin without or did so before. */
export async function begin(
  { sample }: Pick<Environment, 'sample'>,
  database: Database,
  beganBare: boolean,
): Promise<Beginning> {
  if (beganBare) {
    return { database, isNew: false, isBare: true };
  }
  if (sample) {
    const isNew = await seedWhenEmpty(database.urls, dayInShanghai(new Date()));
    if (isNew) {
      say('Loaded the sample.');
    }
    return { database, isNew, isBare: false };
  }
  if (!(await isAllEmpty(database.urls))) {
    throw new StartFailure(
      'The database holds rows already, so it cannot begin empty: set DATA_DIR to another folder, or delete the rows with pnpm db:reset.',
    );
  }
  return { database, isNew: false, isBare: true };
}
