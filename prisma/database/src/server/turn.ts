import { writeFileSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster.ts';

/** Longer than a start may take. */
const longestTurn = 180_000;

const heldHere = new Set<string>();

/** Runs `work` while no other process starts or stops the server of the same data directory. */
export async function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'postgres.lock');
  while (!(await take(file))) {
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    heldHere.delete(file);
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    // In one breath: another call in this process must not see the file without its note.
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    heldHere.add(file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
    if (await isAbandoned(file)) {
      await rm(file, { force: true });
    }
    return false;
  }
}

/** Whether its holder was killed; in a new container a living process may bear its number. */
async function isAbandoned(file: string): Promise<boolean> {
  const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (holder === process.pid) {
    return !heldHere.has(file);
  }
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
  return (holder > 0 && !isAlive(holder)) || Date.now() - mtimeMs > longestTurn;
}
