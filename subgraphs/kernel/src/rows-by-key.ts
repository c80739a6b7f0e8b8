import { batched } from './batched.ts';
import type { Context } from './context.ts';
import type { Queryable } from './page-query.ts';
import { type Sql, sql } from './sql.ts';

/**
 * The rows that belong to a key (a parent's id, a foreign id): all keys of one operation share one
 * statement. The statement gets the keys as `text[]`, and each of its rows says its `key`.
 */
export function rowsByKey<Row extends { key: string }>(
  db: () => Queryable,
  statement: (keys: Sql, ctx: Context) => Sql,
): (key: string, ctx: Context) => Promise<readonly Row[]> {
  return batched(async (each, ctx) => {
    const keys = [...new Set(each)];
    const rows = await db().$queryRaw<Row[]>(statement(sql`${keys}::text[]`, ctx));
    const byKey = new Map(keys.map((key): [string, Row[]] => [key, []]));
    for (const row of rows) {
      byKey.get(row.key)?.push(row);
    }
    return each.map((key) => byKey.get(key) ?? []);
  });
}
