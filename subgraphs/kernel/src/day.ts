import type { Queryable } from './page-query.ts';
import { sql } from './sql.ts';

/** The calendar day of Asia/Shanghai, `YYYY-MM-DD`, by the database's clock. */
export async function todayOf(db: Queryable): Promise<string> {
  const [clock] = await db.$queryRaw<{ today: string }[]>(sql`
    select (statement_timestamp() at time zone 'Asia/Shanghai')::date::text as today`);
  if (!clock) {
    throw new Error('The database does not tell the day.');
  }
  return clock.today;
}
