import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { type Sql, sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { visibleWithDemand } from '../demand/demand.visibility.ts';
import { CONCERNED } from './subject.store.ts';

/** Everybody reads feedback, but of a demand whom that demand may be read by. */
export function visibleFeedbacks(ctx: Context): Sql {
  return sql`(x.demand_id is null or ${visibleWithDemand(ctx)})`;
}

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from feedback x where x.id = any(${ids}) and ${visibleFeedbacks(ctx)}`,
);

/** Whether the caller may read feedback: all that one operation asks about are one statement. */
export async function mayReadFeedback(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}

/** Whose service each feedback is about: one statement for any number. */
export const concernedBy = rowsByKey<{ key: string; concerned: string[] }>(
  db,
  (ids) =>
    sql`select x.id as key, ${CONCERNED} as concerned from feedback x where x.id = any(${ids})`,
);
