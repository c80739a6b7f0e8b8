import { migrateAll } from '../src/database.ts';
import { command, say } from './command.ts';

/** `pnpm db:migrate`: brings all namespaces up to date. */
await command(async ({ urls }) => {
  for (const [subgraph, applied] of Object.entries(await migrateAll(urls))) {
    say(`${subgraph}: ${applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`}`);
  }
});
