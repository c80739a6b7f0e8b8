import { migrateAll, openDatabase } from '@lianjian/database/database';
import { databaseSettings } from '@lianjian/database/environment';
import { DatabaseFailure } from '@lianjian/database/failure';
import { dayInShanghai } from '../src/day.ts';
import { seed } from '../src/seed.ts';

/** `pnpm seed`: loads the sample into every namespace that is empty, and says what it did. */
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const database = await openDatabase({ ...databaseSettings(process.env), say });
  try {
    await migrateAll(database.urls);
    await seed(database.urls, dayInShanghai(new Date()), say);
  } finally {
    await database.close();
  }
} catch (error) {
  if (!(error instanceof DatabaseFailure)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
