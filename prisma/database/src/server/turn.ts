import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFailure } from '../failure.ts';
import { isAlive } from './postmaster.ts';

/** Runs `work` while no other process starts or stops the server of the same data directory. */
export async function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = join(dataDir, 'postgres.lock');
  const deadline = Date.now() + 120_000;
  while (!(await take(file))) {
    if (Date.now() > deadline) {
      throw new DatabaseFailure(
        `Another process has been starting or stopping the database in ${dataDir} for two ` +
          `minutes: end it, or remove ${file}.`,
      );
    }
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (holder > 0 && !isAlive(holder)) {
      await rm(file, { force: true });
    }
    return false;
  }
}
