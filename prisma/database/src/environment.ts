import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatabaseSettings } from './database.ts';
import { subgraphs } from './store.ts';

/** What the commands of this package read from the environment, given as a bag. */
export function databaseSettings(
  bag: Readonly<Record<string, string | undefined>>,
): DatabaseSettings {
  const ownUrls = subgraphs.map((name) => [
    name,
    filled(bag[`DATABASE_URL_${name.toUpperCase()}`]),
  ]);
  return {
    dataDir: resolve(filled(bag.DATA_DIR) ?? defaultDataDir()),
    url: filled(bag.DATABASE_URL),
    ownUrls: Object.fromEntries(ownUrls),
  };
}

/** `.data` at the root of the repository, wherever the command was called. */
function defaultDataDir(): string {
  return fileURLToPath(new URL('../../../.data', import.meta.url));
}

/** A variable that is set to nothing counts as not set. */
function filled(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value;
}
