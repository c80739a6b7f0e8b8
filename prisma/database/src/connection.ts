import pg from 'pg';
import { DatabaseFailure, wordsOf } from './failure.ts';

/** Extensions that migrations may count on, kept in a namespace of their own. */
export const extensions = ['pg_trgm', 'btree_gin', 'btree_gist'] as const;

/** The namespace of the extensions. */
export const extensionNamespace = 'extensions';

const networkReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'it did not answer in time',
};

/** Runs `work` on a connection of its own and closes it, whatever happens. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Opens one connection; a server that cannot be reached or refuses is said in one sentence. */
export async function connect(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch {
    throw new DatabaseFailure(`The database URL ${withoutPassword(url)} cannot be read.`);
  }
  // A connection without this listener ends the whole process when the server goes away.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new DatabaseFailure(
      `The database at ${withoutPassword(url)} cannot be used: ${reason(error)}.`,
      { cause: error },
    );
  }
  return client;
}

/** The search path in which unqualified names mean those of a namespace, then the extensions'. */
export async function searchPathOf(client: pg.Client, namespace: string): Promise<string> {
  // A server may have had an extension before us, elsewhere.
  const { rows } = await client.query<{ path: string }>(
    `SELECT concat_ws(', ', quote_ident($1), (
       SELECT string_agg(DISTINCT quote_ident(nspname), ', ')
       FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
       WHERE extname = ANY ($2)
     )) AS path`,
    [namespace, extensions],
  );
  return rows[0]?.path ?? namespace;
}

/** Makes a namespace the one that unqualified names mean on this connection. */
export async function enterNamespace(client: pg.Client, namespace: string): Promise<void> {
  await client.query(`SET search_path = ${await searchPathOf(client, namespace)}`);
}

/** The same server's URL for another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** A URL fit for a message. */
export function withoutPassword(url: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(url);
    return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    return '(not a URL)';
  }
}

function reason(error: unknown): string {
  // Node gathers the refusals of `localhost`'s two addresses into one error without a message.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  return networkReasons[code] ?? wordsOf(first).replace(/\.$/, '');
}
