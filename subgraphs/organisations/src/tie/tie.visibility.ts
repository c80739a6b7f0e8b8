import { partiesOf } from '@lianjian/kernel/acting';
import { type Context, GATEWAY } from '@lianjian/kernel/context';
import { all, any, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { isPlatform } from '@lianjian/vocabulary/authority.rules';
import { actsForArea } from '../person/person.visibility.ts';

/** What not all its ends have said is no fact about any of them: it is between them, over `tie_now x`. */
export function visibleTies({ actor, caller }: Context): Sql {
  if (isPlatform(actor) || caller !== GATEWAY) {
    return raw('true');
  }
  const isSaid = raw('cardinality(x.awaits) = 0');
  if (!actor) {
    return isSaid;
  }
  const parties = sql`${partiesOf(actor)}::text[]`;
  return any([
    isSaid,
    sql`x.from_organisation_id = any(${parties})`,
    sql`x.from_person_id = any(${parties})`,
    sql`x.to_organisation_id = any(${parties})`,
    actsForArea(actor, raw('x.area_path')),
    actsForArea(actor, raw('x.from_organisation_path')),
    actsForArea(actor, raw('x.from_person_path')),
  ]);
}

const WAITS = raw('cardinality(x.awaits) > 0 and x.declined_at is null');

/** Whether an organisation keeps the books of the place of a path. */
const keepsBooks = (organisation: Sql, path: Sql) =>
  sql`exists (select 1 from organisation o join area a on a.id = o.acts_for_area_id
    where o.id = ${organisation} and ${within(path, raw('a.area_path'))})`;

/** Whether an end is waited for, and one of these has its say. */
const awaited = (end: string, ...says: Sql[]) =>
  all([sql`${end}::"TieEnd" = any(x.awaits)`, any(says)]);

/**
 * The ties that wait for the word of an organisation: the same as `speaksFor`. By which community a
 * person is spoken for is told to those who act there, for it tells where they live.
 */
export function awaitsOrganisation(organisation: Sql, { actor }: Context): Sql {
  const is = (id: string) => sql`${raw(id)} = ${organisation}`;
  const home = raw('x.from_person_path');
  const knowsHome = isPlatform(actor) ? raw('true') : actsForArea(actor, home);
  return all([
    WAITS,
    any([
      awaited(
        'FROM_ORGANISATION',
        is('x.from_organisation_id'),
        keepsBooks(organisation, raw('x.from_organisation_path')),
      ),
      awaited('FROM_PERSON', all([knowsHome, keepsBooks(organisation, home)])),
      awaited('TO', is('x.to_organisation_id'), keepsBooks(organisation, raw('x.area_path'))),
    ]),
  ]);
}

/** The ties that wait for the word of a person. */
export const awaitsPerson = (person: Sql): Sql =>
  all([WAITS, sql`x.from_person_id = ${person} and 'FROM_PERSON' = any(x.awaits)`]);
