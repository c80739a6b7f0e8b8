import { migrateAll, openDatabase } from '../src/database.ts';
import { command, say } from './command.ts';

/** `pnpm db:migrate`: brings all namespaces up to date. */
await command(async (settings, atEnd) => {
  const database = await openDatabase(settings);
  atEnd(database.close);
  for (const [subgraph, applied] of Object.entries(await migrateAll(database.urls))) {
    say(`${subgraph}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}`);
  }
});
