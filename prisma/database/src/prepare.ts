import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { extensionNamespace, searchPathOf, withClient, withoutPassword } from './connection.ts';
import { DatabaseFailure } from './failure.ts';
import { makeExtensions, makeNamespace } from './namespace.ts';
import { roleOf } from './store.ts';

const { escapeIdentifier, escapeLiteral } = pg;

/** Two starts take turns. */
const lockKey = 7_266_431;

/** What PostgreSQL says when another database of the same server writes the same role. */
const clashes = new Set(['XX000', '23505', '42710', '40P01']);

/**
 * Makes the namespaces and their roles in the database at `adminUrl`, each role with its own
 * namespace and the extensions and nothing else, and returns the URL of each. Can be repeated.
 *
 * @param secret what the roles' passwords are made from
 */
export async function prepare(
  adminUrl: string,
  namespaces: readonly string[],
  secret: string,
): Promise<Readonly<Record<string, string>>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await withClient(adminUrl, (client) => prepareOnce(client, adminUrl, namespaces, secret));
      break;
    } catch (error) {
      if (attempt === 5 || !(error instanceof pg.DatabaseError && clashes.has(error.code ?? ''))) {
        throw error;
      }
      await sleep(50 * attempt);
    }
  }
  return roleUrls(adminUrl, namespaces, secret);
}

/** The URLs of the roles in a database where `prepare` has been at work. */
export function roleUrls(
  adminUrl: string,
  namespaces: readonly string[],
  secret: string,
): Readonly<Record<string, string>> {
  const entries = namespaces.map((namespace) => {
    const url = new URL(adminUrl);
    url.username = roleOf(namespace);
    url.password = passwordOf(namespace, secret);
    return [namespace, url.href] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Makes the namespace in a database that a subgraph was given for itself; its user is taken as it
 * is. The URL returned names the search path, since the user may not have it by default.
 */
export async function prepareOwn(url: string, namespace: string): Promise<string> {
  const searchPath = await withClient(url, async (client) => {
    await requireVersion(client, url);
    await makeNamespace(client, namespace);
    return searchPathOf(client, namespace);
  });
  const own = new URL(url);
  const options = `${own.searchParams.get('options') ?? ''} -c search_path=${searchPath}`.trim();
  own.searchParams.delete('options');
  // Other drivers do not read a plus sign as a blank, so the blank is written out.
  const rest = own.searchParams.size === 0 ? '?' : '&';
  return `${own.href}${rest}options=${encodeURIComponent(options.replaceAll(', ', ','))}`;
}

async function prepareOnce(
  client: pg.Client,
  url: string,
  namespaces: readonly string[],
  secret: string,
): Promise<void> {
  await requireVersion(client, url);
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
  await makeExtensions(client);
  for (const namespace of namespaces) {
    await makeRole(client, namespace, secret);
  }
  await client.query('COMMIT');
}

async function makeRole(client: pg.Client, namespace: string, secret: string): Promise<void> {
  const role = escapeIdentifier(roleOf(namespace));
  const schema = escapeIdentifier(namespace);
  const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [roleOf(namespace)]);
  const verb = known.rowCount === 1 ? 'ALTER' : 'CREATE';
  const password = escapeLiteral(passwordOf(namespace, secret));
  await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${password}`);
  // An administrator who is no superuser may give a namespace only to a role he belongs to.
  await client.query(`GRANT ${role} TO CURRENT_USER`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${role}`);
  await client.query(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
  await client.query(`GRANT USAGE ON SCHEMA ${extensionNamespace} TO ${role}`);
  const database = escapeIdentifier(client.database ?? '');
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${role}`);
  await client.query(
    `ALTER ROLE ${role} SET search_path = ${await searchPathOf(client, namespace)}`,
  );
}

/** Made, not kept: all processes that know the secret agree without telling each other. */
function passwordOf(namespace: string, secret: string): string {
  return createHmac('sha256', secret).update(roleOf(namespace)).digest('base64url');
}

async function requireVersion(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < 16) {
    throw new DatabaseFailure(
      `The database at ${withoutPassword(url)} is PostgreSQL ${version}; 16 or later is needed.`,
    );
  }
}
