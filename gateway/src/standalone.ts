import { provideEnvironment } from '@lianjian/kernel/environment';
import { createExecutor, type Executor } from '@lianjian/kernel/execute';
import { startJobs } from '@lianjian/kernel/jobs';
import { setPeer } from '@lianjian/kernel/peers';
import { createStreamer, type Streamer } from '@lianjian/kernel/streaming';
import { readiness } from '@lianjian/kernel/warming';
import { subgraphs } from '@lianjian/schema/registry';
import { scalarsOf } from '@lianjian/schema/scalars';
import { authenticator } from './credentials.ts';
import { readExamples } from './examples.ts';
import { createGateway } from './gateway.ts';
import { graphiqlPage } from './graphiql.ts';
import { inProcess } from './in-process.ts';
import { keyHolderFrom } from './key-holder.ts';
import { begin, openAll } from './opening.ts';
import { type AtEnd, run, say } from './run.ts';
import { requirePort, serveGateway } from './server.ts';
import { settings } from './settings.ts';
import { beganBare, keysOfStart } from './standalone-keys.ts';
import { readSupergraph } from './supergraph.ts';
import { warmUp } from './warming.ts';
import { welcome } from './welcome.ts';

/** The composition root of one process: the database, five subgraphs and the gateway over them. */
await run(async (atEnd: AtEnd) => {
  const given = settings();
  await requirePort(given.port, given.host);
  const database = await openAll(given, atEnd);
  provideEnvironment({ databaseUrls: database.urls });
  for (const subgraph of subgraphs) {
    atEnd(subgraph.close);
  }
  const keys = await keysOfStart(await begin(given, database, await beganBare()), given.dataDir);

  const executors = new Map<string, Executor>();
  const streamers = new Map<string, Streamer>();
  for (const subgraph of subgraphs) {
    const executor = createExecutor(subgraph);
    executors.set(subgraph.name, executor);
    streamers.set(subgraph.name, createStreamer(subgraph));
    setPeer(subgraph.name, executor);
    atEnd(startJobs(subgraph.jobs, given.jobsEveryMs).close);
  }
  await Promise.all(subgraphs.map((subgraph) => readiness(subgraph)()));
  const keeper: Executor = (operation) =>
    executors.get('organisations')?.(operation) ?? Promise.reject(new Error('no organisations'));
  const examples = await readExamples();
  const gateway = createGateway({
    supergraph: await readSupergraph(),
    transport: inProcess(executors, streamers),
    authenticate: authenticator(keyHolderFrom(keeper), given),
    scalars: scalarsOf(subgraphs.map(({ schema }) => schema)),
  });
  await warmUp(gateway, examples);
  const { url, close } = await serveGateway({
    port: given.port,
    host: given.host,
    gateway,
    page: graphiqlPage({ title: 'Lianjian', queries: examples }),
    ready: async () => {
      await Promise.all(subgraphs.map((subgraph) => subgraph.ready()));
    },
  });
  atEnd(close);
  const seconds = process.uptime();
  say(welcome({ url, seconds, queries: examples.slice(0, 3), keys }));
});
