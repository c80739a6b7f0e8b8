import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';

/** One process's use of the server; several may use it at once and the last one stops it. */
export interface Use {
  /** Ends this use and says whether it was the last. */
  end(): Promise<boolean>;
}

/** Notes that this process uses the server of a data directory. */
export async function beginUse(dataDir: string): Promise<Use> {
  const folder = join(dataDir, 'postgres.users');
  const own = join(folder, `${process.pid}.${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(own, '');
  return {
    async end() {
      await rm(own, { force: true });
      return (await othersAlive(folder)) === 0;
    },
  };
}

async function othersAlive(folder: string): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder)) {
    if (isAlive(Number.parseInt(name, 10))) {
      alive += 1;
    } else {
      await rm(join(folder, name), { force: true });
    }
  }
  return alive;
}
