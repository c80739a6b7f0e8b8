import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withClient } from './connection.ts';
import { migrate } from './engine/migrate.ts';
import { DatabaseFailure } from './failure.ts';
import { emptyNamespace } from './namespace.ts';
import { prepare, prepareOwn } from './prepare.ts';
import { openDataDirectory } from './server/place.ts';
import { startServer } from './server.ts';
import { stores, subgraphs } from './store.ts';

/** Which database is to be used. */
export interface DatabaseSettings {
  /** Where this installation keeps what is its own; the embedded PostgreSQL, too. */
  readonly dataDir: string;
  /** An administrator's URL of a server to use instead of the embedded one. */
  readonly url?: string | undefined;
  /** A URL for each subgraph that has a database of its own, by the subgraph's name. */
  readonly ownUrls?: Readonly<Record<string, string | undefined>>;
  /** Told in whole sentences what is going on. */
  readonly say?: (line: string) => void;
}

/** A database with the namespaces of all subgraphs, ready to be migrated. */
export interface Database {
  /** The URL with which each subgraph gets at its own namespace, by the subgraph's name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The URL with which each namespace can be dropped and made: the administrator's or its own. */
  readonly ownerUrls: Readonly<Record<string, string>>;
  /** The administrator's URL; null when each subgraph was given its own. */
  readonly adminUrl: string | null;
  /** Whether everything is in the embedded PostgreSQL. */
  readonly isEmbedded: boolean;
  /** Ends this use of the embedded PostgreSQL; nothing happens to a server of others. */
  close(): Promise<void>;
}

/** A server on which databases can be made. */
export type Administration = Pick<Database, 'isEmbedded' | 'close'> & { readonly adminUrl: string };

/** Starts or joins the embedded PostgreSQL, or takes the server given instead. */
export async function openServer(settings: DatabaseSettings): Promise<Administration> {
  if (settings.url !== undefined) {
    const adminUrl = readUrl(settings.url);
    return { adminUrl, isEmbedded: false, close: async () => undefined };
  }
  const server = await startServer(settings);
  return { adminUrl: server.url, isEmbedded: true, close: server.stop };
}

/** Opens the server, or those that subgraphs were given for themselves, and prepares them. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const own = await prepareOwns(settings.ownUrls ?? {});
  const rest = subgraphs.filter((subgraph) => own[subgraph] === undefined);
  if (rest.length === 0) {
    const close = async () => undefined;
    return { urls: own, ownerUrls: own, adminUrl: null, isEmbedded: false, close };
  }
  const server = await openServer(settings);
  const { adminUrl } = server;
  try {
    const urls = await prepare(adminUrl, rest, await secretOf(adminUrl, settings.dataDir));
    const ownerUrls = Object.fromEntries(rest.map((name) => [name, adminUrl]));
    return {
      ...server,
      urls: { ...urls, ...own },
      ownerUrls: { ...ownerUrls, ...own },
      isEmbedded: server.isEmbedded && Object.keys(own).length === 0,
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Migrates all namespaces and returns what was applied, by the subgraph's name. */
export async function migrateAll(
  urls: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const applied: Record<string, readonly string[]> = {};
  for (const store of stores) {
    const url = urls[store.namespace];
    if (url === undefined) {
      throw new DatabaseFailure(`No database URL is known for ${store.namespace}.`);
    }
    applied[store.namespace] = await migrate(store, url);
  }
  return applied;
}

/** Deletes everything in all namespaces. */
export async function resetAll({ ownerUrls }: Pick<Database, 'ownerUrls'>): Promise<void> {
  for (const [namespace, url] of Object.entries(ownerUrls)) {
    await withClient(url, (client) => emptyNamespace(client, namespace));
  }
}

async function prepareOwns(
  given: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, string>> {
  const urls: Record<string, string> = {};
  for (const subgraph of subgraphs) {
    const url = given[subgraph];
    if (url !== undefined) {
      urls[subgraph] = await prepareOwn(readUrl(url), subgraph);
    }
  }
  return urls;
}

/** The administrator's own password serves where there is one: whoever has the URL agrees. */
async function secretOf(adminUrl: string, dataDir: string): Promise<string> {
  const { password } = new URL(adminUrl);
  if (password !== '') {
    return decodeURIComponent(password);
  }
  const file = join(await openDataDirectory(dataDir), 'role-secret');
  const secret = randomBytes(24).toString('base64url');
  // Whoever comes second keeps what the first has written.
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return readFile(file, 'utf8');
}

function readUrl(url: string): string {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' };
  if (!/^postgres(?:ql)?:$/.test(protocol) || hostname === '') {
    throw new DatabaseFailure(
      'A database URL has to look like postgresql://user:password@host:5432/database.',
    );
  }
  return url;
}
