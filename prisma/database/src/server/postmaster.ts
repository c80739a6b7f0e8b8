import { execFile } from 'node:child_process';
import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { DatabaseFailure } from '../failure.ts';

const run = promisify(execFile);

/** A running server as its own file describes it. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The port of the server that already works on `folder`, or null when none does.
 *
 * After Node alone was killed its server is still there and is used on. After both were killed
 * only its file is there: the server is gone, or its number now belongs to another program.
 */
export async function findRunning(folder: string, password: string): Promise<number | null> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await readPostmaster(folder);
    if (found === null || !isAlive(found.pid)) {
      return null;
    }
    if (await answers(found.port, password, folder)) {
      return found.port;
    }
    if (!(await isPostgres(found.pid))) {
      await rm(join(folder, 'postmaster.pid'), { force: true });
      return null;
    }
    if (Date.now() > deadline) {
      throw new DatabaseFailure(
        `A PostgreSQL (process ${found.pid}) holds ${folder} and does not answer: stop it first.`,
      );
    }
    // It is starting, recovering or stopping.
    await sleep(200);
  }
}

/** Whether a process of that number exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function readPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid === undefined || !(pid > 0) ? null : { pid, port: port ?? 0 };
}

async function answers(port: number, password: string, folder: string): Promise<boolean> {
  if (port === 0) {
    return false;
  }
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    database: 'postgres',
    password,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const directory = rows[0]?.data_directory ?? '';
    return (await realpath(directory)) === (await realpath(folder));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** When in doubt yes: two servers on the same files would ruin them. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    return (await readFile(`/proc/${pid}/comm`, 'utf8')).startsWith('postgres');
  } catch {
    const listed = await run('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => null);
    return listed === null || listed.stdout.includes('postgres');
  }
}
