import type { FieldKind, Operators } from '@lianjian/kernel/filter';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';

/** The calendar day of Asia/Shanghai by the database's clock. */
export const today = raw(`(now() at time zone 'Asia/Shanghai')::date`);

/** `isInForce` of the rules, over the columns of an agreement `x`: the state and the term. */
export function inForceOn(day: Sql): Sql {
  return sql`(x.state = 'IN_FORCE'
    and coalesce(${day} >= partial_date_first(x.in_force_from), true)
    and coalesce(${day} <= partial_date_last(x.in_force_to), true))`;
}

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
