import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseFailure } from '../failure.ts';

const run = promisify(execFile);

/** The account under which PostgreSQL runs when Node runs as root; PostgreSQL refuses root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const accountName = 'postgres';

/** The account to change to, or null when this process is an ordinary user's. */
export async function serverUser(say: (line: string) => void): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) {
    return null;
  }
  const found = await findAccount();
  if (found !== null) {
    return found;
  }
  say(`PostgreSQL does not run as root: making a system user "${accountName}" for it.`);
  await run('useradd', ['--system', '--user-group', '--no-create-home', accountName]).catch(
    (error: unknown) => {
      throw new DatabaseFailure(
        `PostgreSQL does not run as root, and a user "${accountName}" could not be made: ` +
          'start as an ordinary user, or set DATABASE_URL.',
        { cause: error },
      );
    },
  );
  const made = await findAccount();
  if (made === null) {
    throw new DatabaseFailure(`The user "${accountName}" was made and cannot be found.`);
  }
  return made;
}

/** The account that made a cluster goes on with it: its files are nobody else's. */
export async function ownerOf(folder: string, user: ServerUser | null): Promise<ServerUser | null> {
  if (user === null) {
    return null;
  }
  const { uid, gid } = await stat(folder).catch(() => user);
  return uid === 0 ? user : { uid, gid };
}

/** Whether `user` may pass through every folder down to `folder` and enter it. */
export async function canEnter(folder: string, user: ServerUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) {
    return false;
  }
  const parent = dirname(folder);
  return parent === folder || canEnter(parent, user);
}

async function findAccount(): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', accountName]),
      run('id', ['-g', accountName]),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
