import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { connect, enterNamespace, urlOfDatabase, withClient } from '../connection.ts';
import { DatabaseFailure, wordsOf } from '../failure.ts';
import { makeNamespace } from '../namespace.ts';

/**
 * Runs `work` in a database made for it alone, with the namespace and the extensions in place, and
 * drops that database afterwards. The name is new each time, so no existing row can be met.
 */
export async function withShadow<T>(
  adminUrl: string,
  namespace: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const name = `lianjian_shadow_${randomUUID().replaceAll('-', '')}`;
  const quoted = pg.escapeIdentifier(name);
  return withClient(adminUrl, async (admin) => {
    await admin.query(`CREATE DATABASE ${quoted}`).catch((error: unknown) => {
      throw new DatabaseFailure(
        `A shadow database could not be made: ${wordsOf(error)}. ` +
          'Without DATABASE_URL the embedded PostgreSQL is used, which may.',
        { cause: error },
      );
    });
    try {
      return await inDatabase(adminUrl, name, namespace, work);
    } finally {
      await admin.query(`DROP DATABASE ${quoted} WITH (FORCE)`);
    }
  });
}

async function inDatabase<T>(
  adminUrl: string,
  name: string,
  namespace: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(urlOfDatabase(adminUrl, name));
  try {
    await makeNamespace(client, namespace);
    await enterNamespace(client, namespace);
    return await work(client);
  } finally {
    await client.end();
  }
}
