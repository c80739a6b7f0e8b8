// Proves that the embedded server comes back after every kind of crash with all that was committed,
// serves several processes and stops with the last, and says in a sentence why it cannot start.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withClient } from '@lianjian/database/connection';
import { type Server, startServer } from '@lianjian/database/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const children: ChildProcess[] = [];
const isRoot = process.getuid?.() === 0;
const fast = true;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lianjian-server-'));
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  for (const child of children) {
    child.kill('SIGKILL');
  }
  const server = await startServer({ dataDir });
  await server.remove();
});

const pidFile = () => join(dataDir, 'postgres/postmaster.pid');
const postmaster = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);
const ask = (url: string, sql: string) => withClient(url, (client) => client.query(sql));

/** Uses the server and stops it, also after a failed expectation. */
async function use<T>(work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer({ dataDir });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** Another process that uses the server. */
async function hold(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('hold.ts', import.meta.url)), dataDir],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: String(said).trim() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}

describe.sequential('the embedded server', () => {
  test('is PostgreSQL 18, local, durable, in UTC, and asks for a password', async () => {
    await use(async ({ url }) => {
      const { rows } = await ask(
        url,
        `SELECT name || '=' || setting AS is FROM pg_settings
         WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses',
           'TimeZone', 'server_encoding') ORDER BY lower(name)`,
      );
      expect(rows.map(({ is }) => is)).toEqual([
        'fsync=on',
        'full_page_writes=on',
        'listen_addresses=127.0.0.1',
        'server_encoding=UTF8',
        'synchronous_commit=on',
        'TimeZone=UTC',
      ]);
      expect((await ask(url, 'SHOW server_version')).rows[0].server_version).toMatch(/^18\./);
      expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o077).toBe(0);
      const stranger = new URL(url);
      stranger.password = 'password';
      await expect(ask(stranger.href, '')).rejects.toThrow('password authentication failed');
      await ask(url, 'CREATE TABLE kept AS SELECT 1 AS id');
    });
    expect(existsSync(pidFile())).toBe(false);
  });

  test('keeps its port, and takes another when that one is taken', async () => {
    const urlOf = () => use(async ({ url }) => url);
    const first = await urlOf();
    expect(await urlOf()).toBe(first);
    const squatter = createServer().listen(Number(new URL(first).port), '127.0.0.1');
    await once(squatter, 'listening');
    expect(await urlOf()).not.toBe(first);
    squatter.close();
  });

  test('is used on after Node alone was killed, and stopped in the end', async () => {
    const { child, url } = await hold();
    const pid = await postmaster();
    await end(child, 'SIGKILL');
    await use(async (server) => {
      expect(server.url).toBe(url);
      expect(await postmaster()).toBe(pid);
    });
    expect(existsSync(pidFile())).toBe(false);
  });

  test('recovers what was committed after Node and PostgreSQL were killed', async () => {
    const { child, url } = await hold();
    await ask(url, 'INSERT INTO kept VALUES (2)');
    await end(child, 'SIGKILL');
    process.kill(await postmaster(), 'SIGKILL');
    const kept = await use((server) => ask(server.url, 'SELECT id FROM kept ORDER BY id'));
    expect(kept.rows).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('is not fooled by a stale file whose process number another program has now', async () => {
    await writeFile(pidFile(), `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n\n 1 1\nready\n`);
    await use(async () => expect(await postmaster()).not.toBe(process.pid));
  });

  test('serves several that start at once and stops with the last', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startServer({ dataDir })));
    const other = await hold();
    expect(new Set([...servers.map(({ url }) => url), other.url]).size).toBe(1);
    await Promise.all(servers.map((server) => server.stop()));
    expect((await ask(other.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await end(other.child, 'SIGTERM');
    expect(existsSync(pidFile())).toBe(false);
  });

  test('refuses the files of a newer PostgreSQL, and a lost password', async () => {
    const version = join(dataDir, 'postgres/PG_VERSION');
    const memory = join(dataDir, 'postgres.json');
    await writeFile(version, '19\n');
    await expect(startServer({ dataDir })).rejects.toThrow(
      'was made by PostgreSQL 19, which is newer than the 18 that comes with this version',
    );
    await writeFile(version, '18\n');
    const remembered = await readFile(memory);
    await rm(memory);
    await expect(startServer({ dataDir })).rejects.toThrow('The password of the database in');
    await writeFile(memory, remembered, { mode: 0o600 });
  });

  test('says what PostgreSQL said when it does not start', async () => {
    const settings = join(dataDir, 'postgres/postgresql.conf');
    const before = await readFile(settings, 'utf8');
    await writeFile(settings, 'nonsense = on\n');
    await expect(startServer({ dataDir })).rejects.toThrow(
      /^The embedded PostgreSQL did not start: .*configuration file.*contains errors/,
    );
    await writeFile(settings, before);
  });
});

describe('a data directory', () => {
  test.each([
    ['is a file', fileURLToPath(import.meta.url)],
    ['is below a file', join(fileURLToPath(import.meta.url), 'data')],
    ['cannot be made', '/proc/lianjian/data'],
  ])('that %s is refused in a sentence', async (_, wrong) => {
    await expect(startServer({ dataDir: wrong, fast })).rejects.toThrow(
      /^The data directory .* cannot be written .*: choose another with DATA_DIR\.$/,
    );
  });

  test.runIf(isRoot)(
    'that the user of the database cannot enter is left, and said so',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'lianjian-closed-'));
      await mkdir(join(closed, 'data'));
      const said: string[] = [];
      const server = await startServer({
        dataDir: join(closed, 'data'),
        fast,
        say: (line) => said.push(line),
      });
      expect(server.folder.startsWith(closed)).toBe(false);
      expect(said).toEqual([
        `The database's user cannot enter ${closed}/data: the database is in ${server.folder}.`,
      ]);
      expect((await ask(server.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await server.remove();
      expect(existsSync(server.folder)).toBe(false);
      await rm(closed, { recursive: true });
    },
  );
});
