import DataLoader from 'dataloader';
import type { Context } from './context.ts';
import type { Queryable } from './page-query.ts';
import { type Sql, sql } from './sql.ts';

/**
 * The rows that belong to a key (a parent's id, a foreign id): all keys of one operation share one
 * statement. The statement gets the keys as `text[]`, and each of its rows says its `key`.
 */
export function rowsByKey<Row extends { key: string }>(
  db: () => Queryable,
  statement: (keys: Sql) => Sql,
): (key: string, ctx: Context) => Promise<readonly Row[]> {
  const byOperation = new WeakMap<Context, DataLoader<string, readonly Row[]>>();
  return (key, ctx) => {
    let loader = byOperation.get(ctx);
    if (!loader) {
      loader = new DataLoader(async (keys) => {
        const rows = await db().$queryRaw<Row[]>(statement(sql`${[...keys]}::text[]`));
        const byKey = new Map(keys.map((each): [string, Row[]] => [each, []]));
        for (const row of rows) {
          byKey.get(row.key)?.push(row);
        }
        return keys.map((each) => byKey.get(each) ?? []);
      });
      byOperation.set(ctx, loader);
    }
    return loader.load(key);
  };
}
