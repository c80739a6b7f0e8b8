import { createKeyring } from '@lianjian/kernel/tokens';
import { scalarsOf } from '@lianjian/schema/scalars';
import { loadSubgraph } from '@lianjian/schema/subgraph';
import { addresses } from '../src/addresses.ts';
import { authenticator } from '../src/credentials.ts';
import { readExamples } from '../src/examples.ts';
import { createGateway } from '../src/gateway.ts';
import { graphiqlPage } from '../src/graphiql.ts';
import { keyHolderFrom } from '../src/key-holder.ts';
import { executorOverHttp, overHttp } from '../src/over-http.ts';
import { type AtEnd, run, say } from '../src/run.ts';
import { serveGateway } from '../src/server.ts';
import { settings } from '../src/settings.ts';
import { readSupergraph } from '../src/supergraph.ts';
import { warmUp } from '../src/warming.ts';

/** `pnpm start:gateway`: the gateway as a process of its own, over subgraphs at their URLs. */
await run(async (atEnd: AtEnd) => {
  const given = settings();
  const keyring = await createKeyring(given.keysDir, 'gateway');
  const urls = addresses(given);
  const keeper = executorOverHttp(urls.organisations ?? '', 'organisations', keyring);
  const gateway = createGateway({
    supergraph: await readSupergraph(),
    transport: overHttp(urls, keyring),
    authenticate: authenticator(keyHolderFrom(keeper), given),
    // All subgraphs have the same scalars, so one of them tells enough.
    scalars: scalarsOf([(await loadSubgraph('organisations')).schema]),
  });
  const examples = await readExamples();
  let warmed: Promise<void> | undefined;
  const { url, close } = await serveGateway({
    port: given.port,
    host: given.host,
    gateway,
    page: graphiqlPage({ title: 'Lianjian', queries: examples }),
    ready: async () => {
      await anyIsReady(Object.values(urls));
      warmed ??= warmUp(gateway, examples);
      await warmed;
    },
  });
  atEnd(close);
  say(`The gateway answers at ${url}.`);
});

/** One owner that is down costs its own fields; only with all of them down there is no answer. */
async function anyIsReady(urls: readonly string[]): Promise<void> {
  await Promise.any(
    urls.map(async (url) => {
      const { ok } = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(2_000) });
      if (!ok) {
        throw new Error('not ready');
      }
    }),
  );
}
