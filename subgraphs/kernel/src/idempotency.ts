import { createHash } from 'node:crypto';
import type { Queryable } from './page-query.ts';
import { sql } from './sql.ts';

/** One use of a key: by whom, for which mutation, with what. */
export interface KeyUse {
  /** The acting party: the same key of another is another key. */
  actingForId: string;
  mutation: string;
  key: string;
  inputHash: string;
}

/** What the key was used for before: the same, whose object is answered again, or something else. */
export type EarlierUse = { same: true; objectId: string } | { same: false };

/** Longer keys are refused: they could not be kept in an index. */
export const KEY_LENGTH_MAX = 255;

interface Row {
  input_hash: string;
  object_id: string;
}

/** The same for inputs that mean the same: order, absent and null fields make no difference. */
export function hashOf(input: Readonly<Record<string, unknown>>): string {
  const normal = JSON.stringify(input, (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, each]) => each !== null && each !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  return createHash('sha256').update(normal).digest('hex');
}

/** An earlier use that is committed and not older than seven days. */
export async function earlierUse(db: Queryable, use: KeyUse): Promise<EarlierUse | null> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    select i.input_hash, i.object_id from idempotency i
    where i.acting_for_id = ${use.actingForId} and i.mutation = ${use.mutation}
      and i.key = ${use.key} and i.expires_at > statement_timestamp()`);
  return row ? compared(row, use) : null;
}

/**
 * Takes the key for an object that is about to be made, first of all locks of a transaction. Waits
 * for another use of the key that is under way; null when the key is ours.
 */
export async function takeKey(
  tx: Queryable,
  use: KeyUse,
  objectId: string,
): Promise<EarlierUse | null> {
  const taken = await tx.$queryRaw<unknown[]>(sql`
    insert into idempotency (acting_for_id, mutation, key, input_hash, object_id, created_at, expires_at)
    values (${use.actingForId}, ${use.mutation}, ${use.key}, ${use.inputHash}, ${objectId},
      statement_timestamp(), statement_timestamp() + interval '7 days')
    on conflict (acting_for_id, mutation, key) do update
      set input_hash = excluded.input_hash, object_id = excluded.object_id,
        created_at = excluded.created_at, expires_at = excluded.expires_at
      where idempotency.expires_at <= excluded.created_at
    returning 1 as taken`);
  return taken.length > 0 ? null : earlierUse(tx, use);
}

function compared(row: Row, use: KeyUse): EarlierUse {
  return row.input_hash === use.inputHash
    ? { same: true, objectId: row.object_id }
    : { same: false };
}
