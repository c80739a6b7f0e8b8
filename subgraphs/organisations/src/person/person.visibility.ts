import { type Actor, type Context, GATEWAY } from '@lianjian/kernel/context';
import { type FilterInput, fieldsOf } from '@lianjian/kernel/filter';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { any, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { areasOf, isPlatform } from '@lianjian/vocabulary/authority.rules';
import { db } from '../db.ts';

/**
 * Who may read what of people, all in one place. Whoever holds a post, stands on a roster or is tied
 * to somebody acts in public, by a handle. A private resident is a handle and no more to others: is in
 * no list of theirs, and of no place.
 */

/** Whether the actor acts for the area of a path or for one above it. */
export function actsForArea(actor: Actor | null, path: Sql): Sql {
  const areas = areasOf(actor);
  return areas.length === 0
    ? raw('false')
    : sql`exists (select 1 from area_node n
        where n.id = any(${areas}::text[]) and ${within(path, raw('n.path'))})`;
}

const ACTS_IN_PUBLIC = raw(`(
  exists (select 1 from appointment_now a where a.person_id = x.id and a.in_force)
  or exists (select 1 from team_member m
    where m.person_id = x.id and is_in_force(m.joined_on, m.left_on, today()))
  or exists (select 1 from tie_now t where t.from_person_id = x.id and t.in_force))`);

/** Which rows of `person x` a caller is shown in lists, and of which places. */
export function visiblePeople({ actor, caller }: Context): Sql {
  // Another subgraph asks for facts to decide by, which are the same whoever acts.
  if (isPlatform(actor) || caller !== GATEWAY) {
    return raw('true');
  }
  return actor
    ? any([ACTS_IN_PUBLIC, sql`x.id = ${actor.id}`, actsForArea(actor, raw('x.area_path'))])
    : ACTS_IN_PUBLIC;
}

/** What hidden people may be counted by: nothing that leads to one of them. */
const COARSE = ['area', 'provenance'];

/** Everybody may count people roughly. */
export function countedPeople(ctx: Context, filter: FilterInput | null): Sql {
  const isCoarse = fieldsOf(filter).every((field) => COARSE.includes(field));
  return isCoarse ? raw('true') : visiblePeople(ctx);
}

const shownIds = rowsByKey<{ key: string }>(
  db,
  (ids, ctx) =>
    sql`select x.id as key from person x where x.id = any(${ids}) and ${visiblePeople(ctx)}`,
);

/** Whether the caller is shown more of a person than a handle; all that an operation asks are one statement. */
export async function isShown(personId: string, ctx: Context): Promise<boolean> {
  return (await shownIds(personId, ctx)).length > 0;
}
