import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';

const folderName = 'postgres.users';

/** One process's use of the server; several may use it at once and the last one stops it. */
export interface Use {
  /** Ends this use and says whether it was the last. */
  end(): Promise<boolean>;
}

/** Notes that this process uses the server of a data directory. */
export async function beginUse(dataDir: string): Promise<Use> {
  const folder = join(dataDir, folderName);
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

/** Forgets everybody: nobody uses a server that has not run until now. */
export async function forgetUses(dataDir: string): Promise<void> {
  await rm(join(dataDir, folderName), { recursive: true, force: true });
}

/** Whether any living process uses the server of a data directory. */
export async function isInUse(dataDir: string): Promise<boolean> {
  return (await othersAlive(join(dataDir, folderName))) > 0;
}

async function othersAlive(folder: string): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (isAlive(Number.parseInt(name, 10))) {
      alive += 1;
    } else {
      await rm(join(folder, name), { force: true });
    }
  }
  return alive;
}
