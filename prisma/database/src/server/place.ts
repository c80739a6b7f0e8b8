import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  readFile,
  rename,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseFailure, wordsOf } from '../failure.ts';
import { canEnter, type ServerUser } from './user.ts';

/** What is remembered of the embedded server from one start to the next. */
export interface Memory {
  /** Where the database's files are, when its user cannot enter the data directory. */
  readonly elsewhere: string | null;
  readonly port: number;
  /** The superuser's password; the passwords of the subgraphs' roles are made from it. */
  readonly password: string;
}

/** Where files go that the database's user must reach and the data directory bars. */
export const openHome = '/var/lib/lianjian';

/** Makes the data directory and sees that it can be written. */
export async function openDataDirectory(dataDir: string): Promise<string> {
  const path = resolve(dataDir);
  try {
    await makeFolder(path);
    await access(path, constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    throw new DatabaseFailure(
      `The data directory ${path} cannot be written (${wordsOf(error)}): ` +
        'choose another with DATA_DIR.',
      { cause: error },
    );
  }
}

/** Step by step: under /proc the recursive form of Node tries for ever. */
async function makeFolder(path: string): Promise<void> {
  if (!existsSync(path)) {
    await makeFolder(dirname(path));
    await mkdir(path);
    // Others may pass through to what they own inside, and read nothing.
    await chmod(path, 0o711);
  }
}

/** Reads what is remembered, or decides it; the port is chosen at each start. */
export async function recall(dataDir: string, user: ServerUser | null): Promise<Memory> {
  const file = memoryFile(dataDir);
  if (existsSync(file)) {
    return JSON.parse(await readFile(file, 'utf8')) as Memory;
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new DatabaseFailure(
      `The password of the database in ${dataDir} is lost: bring ${file} back, or remove ` +
        `${join(dataDir, 'postgres')} to begin afresh.`,
    );
  }
  const elsewhere = await otherPlace(dataDir, user);
  const memory = { elsewhere, port: 0, password: randomBytes(24).toString('base64url') };
  await remember(dataDir, memory);
  return memory;
}

/** Keeps the memory for the next start, whole or not at all; nobody else may read it. */
export async function remember(dataDir: string, memory: Memory): Promise<void> {
  const file = memoryFile(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(memory, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Where the cluster's files are. */
export function placeOf(dataDir: string, memory: Memory): string {
  return memory.elsewhere ?? join(dataDir, 'postgres');
}

async function otherPlace(dataDir: string, user: ServerUser | null): Promise<string | null> {
  if (user === null || (await canEnter(dataDir, user))) {
    return null;
  }
  // A new name each time: whoever removes the data directory wants to begin afresh.
  const place = join(openHome, randomBytes(6).toString('hex'), 'postgres');
  await makePlace(dirname(place), dataDir);
  if (!(await canEnter(dirname(place), user))) {
    throw unreachable(dataDir);
  }
  return place;
}

async function makePlace(folder: string, dataDir: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await chmod(dirname(folder), 0o755);
    await chmod(folder, 0o755);
  } catch (error) {
    throw unreachable(dataDir, error);
  }
}

/** Makes an empty folder that belongs to the database's user. */
export async function makeOwned(folder: string, user: ServerUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== null) {
    await chown(folder, user.uid, user.gid);
  }
}

function memoryFile(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}

function unreachable(dataDir: string, cause?: unknown): DatabaseFailure {
  return new DatabaseFailure(
    `The database's user cannot enter ${dataDir}, and ${openHome} cannot be used instead: ` +
      'choose a directory that all may enter with DATA_DIR, or start as an ordinary user.',
    { cause },
  );
}
