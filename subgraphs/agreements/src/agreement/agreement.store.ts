import type { FieldKind, Operators } from '@lianjian/kernel/filter';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';

/** Where an agreement `x` stands today, by its term; what has been written of it may be older. */
export const stateNow = raw('agreement_state_on(x, today())');

/** What only can be in force is looked at, whatever else there is. */
export const inForceNow = sql`(x.state in ('SIGNED', 'IN_FORCE') and ${stateNow} = 'IN_FORCE')`;

export function hasParty(organisationId: Sql): Sql {
  return sql`exists (select 1 from agreement_party r
    where r.agreement_id = x.id and r.organisation_id = ${organisationId})`;
}

/** By name or with an area; gathered first, so that the agreements are found by their ids. */
export function coversCompound(compoundId: Sql): Sql {
  return sql`x.id = any(array(
    select r.agreement_id from agreement_covers r where r.compound_id = ${compoundId}))`;
}

/** A field with several values, each a row of a table that points at `x`: one of them has to fit. */
export function some(kind: FieldKind, table: string, column: string): FieldKind {
  const value = raw(`r."${column}"`);
  const rows = raw(`select 1 from "${table}" r where r.agreement_id = x.id`);
  return {
    ...kind,
    compile: (_value, { isNull, ...operators }: Operators, ctx) => [
      ...(isNull === undefined ? [] : [sql`(exists (${rows})) <> ${isNull === true}`]),
      ...(Object.keys(operators).length === 0
        ? []
        : [sql`exists (${rows} and ${all(kind.compile(value, operators, ctx))})`]),
    ],
  };
}
