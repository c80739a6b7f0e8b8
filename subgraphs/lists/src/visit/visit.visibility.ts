import { partiesOf } from '@lianjian/kernel/acting';
import type { Context } from '@lianjian/kernel/context';
import { type FilterInput, fieldsOf } from '@lianjian/kernel/filter';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { readsOnly } from '../actor/actor.rules.ts';
import { db } from '../db.ts';
import { actsForArea } from '../demand/demand.visibility.ts';

/** Which rows of `visit x` a caller may read: the community, those above it, and who made the visit. */
export function visibleVisits({ actor }: Context): Sql {
  if (isPlatform(actor)) {
    return raw('true');
  }
  if (readsOnly(actor)) {
    return raw('false');
  }
  return any([
    actsForArea(actor, raw('x.area_path')),
    sql`coalesce(x.visitor_organisation_id, x.visitor_person_id) = any(${partiesOf(actor)}::text[])`,
  ]);
}

/** What hidden visits may be counted by: nothing that leads to a household. */
const COARSE = ['kind', 'area', 'outcome', 'satisfied', 'provenance'];

/** Everybody may count visits roughly. */
export function countedVisits(ctx: Context, filter: FilterInput | null): Sql {
  const isCoarse = fieldsOf(filter).every((field) => COARSE.includes(field));
  return isCoarse ? raw('true') : visibleVisits(ctx);
}

const readableIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from visit x where x.id = any(${ids}) and ${visibleVisits(ctx)}`,
);

/** Whether the caller may read a visit: all that one operation asks about are one statement. */
export async function mayReadVisit(id: string, ctx: Context): Promise<boolean> {
  return (await readableIds(id, ctx)).length > 0;
}
