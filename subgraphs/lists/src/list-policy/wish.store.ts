import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';

/** In SQL: whether a demand `alias` is a wish that the community lets units claim. */
export const isWishForUnits = (alias: 'd' | 'x'): Sql =>
  raw(`(${alias}.kind = 'MICRO_WISH' and exists (
    select 1 from list_policy p where p.area_id = ${alias}.area_id and p.units_claim_wishes))`);

const allowing = rowsByKey<{ key: string }>(
  db,
  (areaIds) => sql`
    select p.area_id as key from list_policy p
    where p.area_id = any(${areaIds}) and p.units_claim_wishes`,
);

/** The same for one row; all that one operation asks about are one statement. */
export async function isForUnits(
  { kind, areaId }: { kind: string; areaId: string },
  ctx: Context,
): Promise<boolean> {
  return kind === 'MICRO_WISH' && (await allowing(areaId, ctx)).length > 0;
}
