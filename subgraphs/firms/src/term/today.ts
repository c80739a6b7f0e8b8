import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';

/** The calendar day of Asia/Shanghai by the database's clock, in SQL. */
export const TODAY = sql`(statement_timestamp() at time zone 'Asia/Shanghai')::date::text`;

const clocks = rowsByKey<{ key: string; today: string }>(
  db,
  (keys) => sql`select k as key, ${TODAY} as today from unnest(${keys}::text[]) k`,
);

/** The same, asked once for many rows. */
export async function todayFor(ctx: Context): Promise<string> {
  const [clock] = await clocks('today', ctx);
  return clock?.today ?? '';
}
