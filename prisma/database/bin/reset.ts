import { withoutPassword } from '../src/connection.ts';
import { migrateAll, openDatabase, resetAll } from '../src/database.ts';
import { DatabaseFailure } from '../src/failure.ts';
import { command, say } from './command.ts';

/** `pnpm db:reset`: empties all namespaces and migrates them afresh. */
await command(async (settings, atEnd) => {
  const database = await openDatabase(settings);
  atEnd(database.close);
  if (!database.isEmbedded && !process.argv.includes('--yes')) {
    const places = new Set(Object.values(database.ownerUrls).map(withoutPassword));
    throw new DatabaseFailure(
      `This would delete all namespaces at ${[...places].join(', ')}: repeat it with --yes.`,
    );
  }
  await resetAll(database);
  await migrateAll(database.urls);
  say('All namespaces are empty and migrated.');
});
