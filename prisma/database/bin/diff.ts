import { openServer } from '../src/database.ts';
import { writeMigration } from '../src/engine/difference.ts';
import { DatabaseFailure } from '../src/failure.ts';
import { storeOf } from '../src/store.ts';
import { command, say } from './command.ts';

/** `pnpm db:diff <subgraph> <name>`: writes the migration from the last one to schema.prisma. */
await command(async (settings, atEnd) => {
  const [subgraph, title] = process.argv.slice(2);
  if (subgraph === undefined || title === undefined) {
    throw new DatabaseFailure('Say what to compare and how to call it: db:diff <subgraph> <name>.');
  }
  const store = storeOf(subgraph);
  const server = await openServer(settings);
  atEnd(server.close);
  const name = await writeMigration(store, title, server.adminUrl, new Date());
  say(
    name === null
      ? `Nothing to do: the migrations of ${subgraph} lead to its schema.prisma.`
      : `Written: prisma/${subgraph}/migrations/${name}/migration.sql`,
  );
});
