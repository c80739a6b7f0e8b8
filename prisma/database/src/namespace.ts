import pg from 'pg';
import { extensionNamespace, extensions } from './connection.ts';
import { DatabaseFailure, wordsOf } from './failure.ts';

const { escapeIdentifier } = pg;

/** Makes a namespace and the extensions where they are missing, with the rights of `client`. */
export async function makeNamespace(client: pg.Client, namespace: string): Promise<void> {
  await makeExtensions(client);
  if (!(await namespaceExists(client, namespace))) {
    await client.query(`CREATE SCHEMA ${escapeIdentifier(namespace)}`).catch(refuse(namespace));
  }
}

/** Makes the extensions that migrations count on, in a namespace of their own. */
export async function makeExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ extname: string }>('SELECT extname FROM pg_extension');
  const missing = extensions.filter((name) => !rows.some(({ extname }) => extname === name));
  if (missing.length === 0) {
    return;
  }
  if (!(await namespaceExists(client, extensionNamespace))) {
    await client.query(`CREATE SCHEMA ${extensionNamespace}`).catch(refuse(extensionNamespace));
  }
  for (const name of missing) {
    await client
      .query(`CREATE EXTENSION ${name} SCHEMA ${extensionNamespace}`)
      .catch(refuse(`extension ${name}`));
  }
}

/** Deletes all that a namespace holds; it keeps its owner. */
export async function emptyNamespace(client: pg.Client, namespace: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    'SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = $1',
    [namespace],
  );
  const schema = escapeIdentifier(namespace);
  const owner = escapeIdentifier(rows[0]?.owner ?? '');
  // One message is one transaction: whoever may not make it again does not lose it either.
  await client
    .query(`DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema} AUTHORIZATION ${owner}`)
    .catch(refuse(namespace));
}

async function namespaceExists(client: pg.Client, namespace: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [
    namespace,
  ]);
  return rowCount === 1;
}

function refuse(what: string): (error: unknown) => never {
  return (error) => {
    throw new DatabaseFailure(
      `The database user may not make ${what} (${wordsOf(error)}); its administrator has to.`,
      { cause: error },
    );
  };
}
