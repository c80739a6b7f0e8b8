// Proves the two commands as somebody uses them: the graph comes up on a database of its own, says
// where it is and with which keys, stops cleanly at a signal, and fails in one sentence.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, bearer } from './client.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const MINUTES = 60_000;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lianjian-start-'));
  // So that the database's user can enter it where root runs the tests.
  await chmod(dir, 0o755);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  said: () => string;
  complained: () => string;
  ended: Promise<number | null>;
}

function start(args: string[], told: Record<string, string>): Started {
  const child = spawn(process.execPath, ['gateway/bin/start.mjs', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...told },
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (texts.out += chunk));
  child.stderr.on('data', (chunk) => (texts.err += chunk));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, said: () => texts.out, complained: () => texts.err, ended };
}

async function until(started: Started, words: RegExp): Promise<void> {
  let over = false;
  void started.ended.then(() => (over = true));
  while (!words.test(started.said())) {
    if (over) {
      throw new Error(`It ended: ${started.said()}${started.complained()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ports that nobody has at the moment, all of them different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

const URLS = ['ORGANISATIONS', 'COMPOUNDS', 'AGREEMENTS', 'LISTS', 'FIRMS'].map(
  (name) => `SUBGRAPH_URL_${name}`,
);
const VIEWER = '{ viewer { organisations { id } roles } }';

describe('the graph', () => {
  test('starts in one process, and again over the same database, and stops when told', {
    timeout: 5 * MINUTES,
  }, async () => {
    const keys: string[] = [];
    for (const signals of [['SIGINT'], ['SIGTERM', 'SIGINT']] as const) {
      const [port] = await freePorts(1);
      const graph = { url: `http://127.0.0.1:${port}/graphql` };
      const started = start([], { DATA_DIR: dir, PORT: String(port) });
      await until(started, /Ctrl-C stops it/);
      expect(started.said()).toContain(graph.url);
      const text = await readFile(join(dir, 'sample-keys.json'), 'utf8');
      keys.push(text);
      const { community, ...others } = JSON.parse(text) as Record<string, string>;
      expect(Object.keys(others).sort()).toEqual([
        'analyst',
        'integrator',
        'partner-unit',
        'platform',
        'property-firm',
        'resident',
        'volunteer',
      ]);
      const { data } = await ask(graph, VIEWER, { headers: bearer(community ?? '') });
      expect(data?.viewer).toEqual({
        organisations: [{ id: 'org-com-ningbao' }],
        roles: ['COMMUNITY'],
      });
      for (const signal of signals) {
        started.child.kill(signal);
      }
      expect(await started.ended).toBe(0);
      expect(existsSync(join(dir, 'postgres/postmaster.pid'))).toBe(false);
      expect(started.complained()).toBe('');
    }
    expect(keys[0]).toBe(keys[1]);
  });

  test('starts in six processes with the same keys, and all of them end', {
    timeout: 5 * MINUTES,
  }, async () => {
    const [port, ...others] = await freePorts(1 + URLS.length);
    const urls = Object.fromEntries(
      URLS.map((name, i) => [name, `http://127.0.0.1:${others[i]}/graphql`]),
    );
    const started = start(['--processes'], { DATA_DIR: dir, PORT: String(port), ...urls });
    await until(started, /Ctrl-C stops it/);
    const keys = JSON.parse(await readFile(join(dir, 'sample-keys.json'), 'utf8'));
    const headers = bearer(keys['partner-unit']);
    const { data, errors } = await ask({ url: `http://127.0.0.1:${port}/graphql` }, VIEWER, {
      headers,
    });
    expect(errors).toBeUndefined();
    expect(data?.viewer).toMatchObject({ organisations: [{ id: 'org-ningbao-eldercare' }] });
    const [direct] = Object.values(urls);
    expect((await ask({ url: direct ?? '' }, VIEWER, { headers })).status).toBe(401);
    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    for (const url of Object.values(urls)) {
      await expect(fetch(url)).rejects.toThrow();
    }
    expect(existsSync(join(dir, 'postgres/postmaster.pid'))).toBe(false);
  });
});

describe('an empty database', () => {
  test('begins with one key and stays empty, and the sample cannot be left out later', {
    timeout: 5 * MINUTES,
  }, async () => {
    const empty = join(dir, 'empty');
    for (const args of [['--empty'], []]) {
      const [port] = await freePorts(1);
      const started = start(args, { DATA_DIR: empty, PORT: String(port) });
      await until(started, /Ctrl-C stops it/);
      expect(started.said()).not.toContain('sample');
      const keys = JSON.parse(await readFile(join(empty, 'platform-key.json'), 'utf8'));
      expect(started.said()).toContain(keys.platform);
      const query = '{ viewer { roles } areas { totalCount } demands { totalCount } }';
      const graph = { url: `http://127.0.0.1:${port}/graphql` };
      expect((await ask(graph, query, { headers: bearer(keys.platform) })).data).toEqual({
        viewer: { roles: ['PLATFORM_ADMINISTRATOR'] },
        areas: { totalCount: 0 },
        demands: { totalCount: 0 },
      });
      started.child.kill('SIGTERM');
      expect(await started.ended).toBe(0);
    }
    const full = start(['--empty'], { DATA_DIR: dir, PORT: '0' });
    expect(await full.ended).toBe(1);
    expect(full.complained()).toMatch(/^The database holds rows already, .+\.\n$/);
  });
});

describe('a start that cannot be says why in one sentence', () => {
  test.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    ['a taken port', async () => ({ PORT: await taken() }), /^Port \d+ is taken: .+\.\n$/],
    ['a port that is none', async () => ({ PORT: 'http' }), /^PORT is http; .+\.\n$/],
    ['no word about the sample', async () => ({ SAMPLE: '?' }), /^SAMPLE is \?; .+\.\n$/],
    [
      'a database that does not answer',
      async () => ({ DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' }),
      /^The database at postgresql:\/\/u@127\.0\.0\.1:1\/x .+\.\n$/,
    ],
    [
      'a folder that cannot be written',
      async () => ({ DATA_DIR: await file() }),
      /^The data directory .+ cannot be written.+\.\n$/,
    ],
  ])('%s', { timeout: MINUTES }, async (_, told, sentence) => {
    const started = start([], { DATA_DIR: dir, PORT: '0', ...(await told()) });
    expect(await started.ended).toBe(1);
    expect(started.complained()).toMatch(sentence);
  });

  const server = createServer();
  afterAll(() => {
    server.close();
  });

  async function taken(): Promise<string> {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return String((server.address() as { port: number }).port);
  }

  async function file(): Promise<string> {
    const path = join(dir, 'a-file');
    await writeFile(path, '');
    return path;
  }
});
