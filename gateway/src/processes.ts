import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environmentOfChild, provideEnvironment } from '@lianjian/kernel/environment';
import { close as closeKeys } from '@lianjian/organisations/db';
import { names } from '@lianjian/schema/names';
import { addresses, portOf } from './addresses.ts';
import { readExamples } from './examples.ts';
import { StartFailure } from './failure.ts';
import { begin, openAll } from './opening.ts';
import { type AtEnd, run, say } from './run.ts';
import { requirePort } from './server.ts';
import { settings } from './settings.ts';
import { beganBare, keysOfStart } from './standalone-keys.ts';
import { welcome } from './welcome.ts';

const BIN = fileURLToPath(new URL('../bin/', import.meta.url));
const READY_MS = 180_000;

/** The composition root of six processes: the database is opened here, once, for all of them. */
await run(async (atEnd: AtEnd) => {
  const given = settings();
  const urls = addresses(given);
  for (const port of [...Object.values(urls).map(portOf), given.port]) {
    await requirePort(port, given.host);
  }
  const database = await openAll(given, atEnd);
  provideEnvironment({ databaseUrls: database.urls });
  atEnd(closeKeys);
  const keys = await keysOfStart(await begin(given, database, await beganBare()), given.dataDir);

  const told = {
    KEYS_DIR: given.keysDir,
    DATA_DIR: given.dataDir,
    ...variables('SUBGRAPH_URL', urls),
    ...variables('DATABASE_URL', database.urls),
  };
  const children = [
    ...names.map((name) => start(name, ['subgraph.ts', name], told)),
    start('the gateway', ['gateway.ts'], told),
  ];
  atEnd(async () => {
    await Promise.all(children.map(stop));
  });
  const url = `http://${given.host}:${given.port}/graphql`;
  const places = [...names.map((name) => urls[name] ?? ''), url];
  await Promise.all(places.map((place, i) => readiness(place, children[i])));
  say('Six processes are running: five subgraphs and the gateway.');
  const queries = (await readExamples()).slice(0, 3);
  say(welcome({ url, seconds: process.uptime(), queries, keys }));
});

function variables(prefix: string, values: Readonly<Record<string, string>>) {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]),
  );
}

function start(name: string, [file, ...args]: [string, ...string[]], told: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', `${BIN}${file}`, ...args], {
    env: environmentOfChild(told),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.on('exit', (code, signal) => {
    if (code !== 0) {
      say(`The process of ${name} has ended (${signal ?? code}); the others go on.`);
    }
  });
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

async function readiness(place: string, child: ChildProcess | undefined): Promise<void> {
  const until = Date.now() + READY_MS;
  const url = new URL('/readyz', place);
  do {
    await sleep(100);
    if (child?.exitCode !== null || Date.now() > until) {
      throw new StartFailure(`What was to answer at ${url.href} did not start.`);
    }
  } while (!(await fetch(url).catch(() => null))?.ok);
}
