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

/** Whether an end is waited for, and an organisation is it or keeps the books where it belongs. */
const awaited = (end: string, id: string, path: string) => (organisation: Sql) =>
  all([
    sql`${end}::"TieEnd" = any(x.awaits)`,
    any([
      sql`${raw(id)} = ${organisation}`,
      sql`exists (select 1 from organisation o join area a on a.id = o.acts_for_area_id
        where o.id = ${organisation} and ${within(raw(path), raw('a.area_path'))})`,
    ]),
  ]);

const ENDS = [
  awaited('FROM_ORGANISATION', 'x.from_organisation_id', 'x.from_organisation_path'),
  awaited('FROM_PERSON', 'x.from_person_id', 'x.from_person_path'),
  awaited('TO', 'x.to_organisation_id', 'x.area_path'),
];

/** The ties that wait for the word of an organisation: the same as `speaksFor`. */
export const awaitsOrganisation = (organisation: Sql): Sql =>
  all([WAITS, any(ENDS.map((end) => end(organisation)))]);

/** The ties that wait for the word of a person. */
export const awaitsPerson = (person: Sql): Sql =>
  all([WAITS, sql`x.from_person_id = ${person} and 'FROM_PERSON' = any(x.awaits)`]);
