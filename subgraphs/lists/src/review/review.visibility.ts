import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { db } from '../db.ts';
import { actsForArea } from '../demand/demand.visibility.ts';

/** Everybody reads what was published; until then the community and those above it. */
export function visibleReviews({ actor }: Context): Sql {
  return isPlatform(actor)
    ? raw('true')
    : sql`(x.state = 'PUBLISHED' or ${actsForArea(actor, raw('x.area_path'))})`;
}

/** The items of those. */
export function visibleItems(ctx: Context): Sql {
  const { actor } = ctx;
  return isPlatform(actor)
    ? raw('true')
    : sql`exists (select 1 from review r where r.id = x.review_id
        and (r.state = 'PUBLISHED' or ${actsForArea(actor, raw('r.area_path'))}))`;
}

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from review x where x.id = any(${ids}) and ${visibleReviews(ctx)}`,
);

/** Whether the caller may read a review: all that one operation asks about are one statement. */
export async function mayReadReview(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}
