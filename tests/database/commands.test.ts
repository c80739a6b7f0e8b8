// Proves that the commands do what their names say on the server that the environment names, and
// that what goes wrong is one sentence on the error stream and a code of 1, never a stack.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { urlOfDatabase, withClient } from '@lianjian/database/connection';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const name = 'commands';
let url: string;
beforeAll(async () => {
  url = urlOfDatabase(inject('testServer'), name);
  await withClient(inject('testServer'), (admin) => admin.query(`CREATE DATABASE ${name}`));
});
afterAll(() =>
  withClient(inject('testServer'), (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)),
);

/** Runs one of the commands in a process of its own. */
async function run(command: string, args: readonly string[], DATABASE_URL = url) {
  const file = `${root}prisma/database/bin/${command}.ts`;
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function hasTable(table: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT to_regclass($1) AS oid', [table]);
    return rows[0].oid !== null;
  });
}

describe.sequential('the commands', { timeout: 120_000 }, () => {
  test('migrate makes everything, and finds nothing to do the second time', async () => {
    const first = await run('migrate', []);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^organisations: applied \d{14}_init/);
    expect((await run('migrate', [])).out).toMatch(/^(?:\w+: up to date\n){5}$/);
  });

  test('reset asks for --yes before it empties a server of others', async () => {
    await withClient(url, (client) => client.query('CREATE TABLE firms.stray ()'));
    const asked = await run('reset', []);
    expect(asked.code).toBe(1);
    expect(asked.err).toMatch(/^This would delete all namespaces at .*: repeat it with --yes\.\n$/);
    expect(await hasTable('firms.stray')).toBe(true);
    expect(await run('reset', ['--yes'])).toMatchObject({ code: 0, err: '' });
    expect(await hasTable('firms.stray')).toBe(false);
    expect(await hasTable('firms._prisma_migrations')).toBe(true);
  });

  test('diff writes nothing when the migrations lead to schema.prisma', async () => {
    const before = await readdir(`${root}prisma/firms/migrations`);
    expect(await run('diff', ['firms', 'nothing'])).toEqual({
      code: 0,
      out: 'Nothing to do: the migrations of firms lead to its schema.prisma.\n',
      err: '',
    });
    expect(await readdir(`${root}prisma/firms/migrations`)).toEqual(before);
  });

  test.each([
    ['diff', [], 'Say what to compare and how to call it: db:diff <subgraph> <name>.'],
    ['diff', ['nobody', 'x'], /^There is no subgraph "nobody"; there are organisations, .*\.$/],
    ['diff', ['firms', 'No Name'], /^A migration is named like "add_claims"; "No Name" does not/],
  ])('%s %j is answered with a sentence', async (command, args, sentence) => {
    const { code, out, err } = await run(command, args);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 1, out: '', lines: 2 });
    expect(err.trim()).toMatch(sentence);
  });

  test('a server that is not there is a sentence, too', async () => {
    const { code, err } = await run('migrate', [], 'postgresql://u:secret@127.0.0.1:1/x');
    expect(code).toBe(1);
    expect(err).toBe(
      'The database at postgresql://u@127.0.0.1:1/x cannot be used: nothing answers there.\n',
    );
  });
});
