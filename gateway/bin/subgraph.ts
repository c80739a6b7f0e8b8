import { openDatabase } from '@lianjian/database/database';
import { migrate } from '@lianjian/database/engine/migrate';
import { storeOf } from '@lianjian/database/store';
import { provideEnvironment } from '@lianjian/kernel/environment';
import { serve } from '@lianjian/kernel/serve';
import { isName, names } from '@lianjian/schema/names';
import { loadSubgraph } from '@lianjian/schema/subgraph';
import { addresses, portOf } from '../src/addresses.ts';
import { StartFailure } from '../src/failure.ts';
import { type AtEnd, run, say } from '../src/run.ts';
import { settings } from '../src/settings.ts';

/** `pnpm start:subgraph lists`: one subgraph as a process of its own. */
await run(async (atEnd: AtEnd) => {
  const name = process.argv[2] ?? '';
  if (!isName(name)) {
    throw new StartFailure(`Name one of ${names.join(', ')}.`);
  }
  const given = settings();
  // With a URL of its own, somebody has prepared the database; without, it is done here.
  if (!given.databaseUrls[name]) {
    const { dataDir, databaseUrl, databaseUrls } = given;
    const url = databaseUrl ?? undefined;
    const database = await openDatabase({ dataDir, url, ownUrls: databaseUrls, say });
    atEnd(database.close);
    await migrate(storeOf(name), database.urls[name] ?? '');
    provideEnvironment({ databaseUrls: database.urls });
  }
  const subgraphUrls = addresses(given);
  provideEnvironment({ keysDir: given.keysDir, subgraphUrls });
  const server = await serve(await loadSubgraph(name), { port: portOf(subgraphUrls[name] ?? '') });
  atEnd(server.close);
  say(`${name} answers the gateway at ${server.url}.`);
});
