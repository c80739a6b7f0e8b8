import { all, join, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import { kindOf } from '../kinds/kinds.ts';
import { isWishForUnits } from '../list-policy/wish.store.ts';
import { DEMAND_KINDS, type DemandKind } from '../words.ts';
import type { ServiceCategory } from './pair.rules.ts';
import { closeness, meeting } from './related.rules.ts';

// The blockers said in SQL, over the demand `x` and the resource `r`, so that an index finds who
// fits and a count reads no rows. A test holds both sayings against each other.

const CATEGORIES = Object.keys(SERVICE_CATEGORIES) as ServiceCategory[];
const KINDS = Object.keys(DEMAND_KINDS) as DemandKind[];

/** Demanded to offered to closeness: the published table, and each category itself. */
const MEETINGS = JSON.stringify(
  Object.fromEntries(
    CATEGORIES.map((demanded) => [
      demanded,
      Object.fromEntries(meeting(demanded).map((each) => [each, closeness(demanded, each)])),
    ]),
  ),
);

/** Who may claim demands of a kind; null for kinds that nobody claims. */
const POLICIES = JSON.stringify(
  Object.fromEntries(KINDS.map((kind) => [kind, kindOf(kind).policy])),
);

const policy = sql`(${POLICIES}::jsonb -> x.kind::text)`;

/** How nearly the resource's category meets the demand's; null where it does not. */
export const near: Sql = sql`(${MEETINGS}::jsonb #>> array[x.category::text, r.category::text])::float8`;

/** That a claim on the demand names a resource. */
export const asksForResource: Sql = sql`(${policy} ->> 'resourceRequired')::bool`;

const WEEKDAYS = `coalesce(x.wanted_weekdays, '{}')`;
const FREE = 'coalesce(q.free, r.capacity_per_quarter)';

const QUARTER_FROM = `make_date(left(x.list_quarter, 4)::int, right(x.list_quarter, 1)::int * 3 - 2, 1)`;
const QUARTER_TO = `(${QUARTER_FROM} + interval '3 months - 1 day')::date`;
const LAPSING = KINDS.filter((kind) => kindOf(kind).lapses).map((kind) => `'${kind}'`);
const NOT_BEFORE = `case when x.kind in (${LAPSING.join(', ')})
  then (statement_timestamp() at time zone 'Asia/Shanghai')::date end`;
const FROM = `greatest(coalesce(x.wanted_from, least(${QUARTER_FROM}, x.wanted_by)), r.available_from,
  ${NOT_BEFORE})`;
const TO = `least(coalesce(x.wanted_by, greatest(${QUARTER_TO}, x.wanted_from)), r.available_to)`;

/** A week shows every weekday, so no more than seven days of the common stretch are looked at. */
const IN_TIME = `exists (
    select 1 from generate_series(0, least(${TO} - ${FROM}, 6)) as n(day)
    cross join lateral (select extract(isodow from ${FROM} + n.day)::int as weekday) w
    where (cardinality(${WEEKDAYS}) = 0 or w.weekday = any (${WEEKDAYS}))
      and (not exists (select 1 from schedule_rule o where o.resource_id = r.id)
        or exists (
          select 1 from schedule_rule o where o.resource_id = r.id and o.weekday = w.weekday)))`;

/** The cargo is loaded within the one end of a route and goes to within the other. */
const ON_ROUTE = `(not exists (select 1 from freight_route f where f.resource_id = r.id) or exists (
    select 1 from freight_route f join demand c on c.id = x.id
    where f.resource_id = r.id
      and starts_with(c.freight_from_key, f.from_key) and starts_with(c.freight_to_key, f.to_key)))`;

const admitted = admits(
  raw(`case when r.provider_organisation_id is null then 'PERSON' else 'ORGANISATION' end`),
);

/** That the demand's kind is open to this kind of claimant, and to one more of them. */
export function admits(claimant: Sql): Sql {
  return sql`(((${policy} -> 'claimants') @> to_jsonb((${claimant})::text)
      or ((${claimant})::text = 'ORGANISATION' and ${isWishForUnits('x')}))
    and ((${policy} ->> 'several')::bool or x.held + x.committed = 0))`;
}

/**
 * That a demand is up for claiming and something of it is left. What is listed stands on the claim
 * list by a check constraint, and kinds that nobody claims have no policy; asking for the track as
 * well would only mislead the planner.
 */
export const isOpen: Sql = raw(`x.state = 'LISTED' and x.free > 0`);

/** What the resource has free in the demand's list quarter, whose row is `q` where it has one. */
export const freeCapacity: Sql = raw(FREE);

export const wantedWeekdays: Sql = raw(WEEKDAYS);

/** The day from which on the demand can still be met, where days that have passed do not count. */
export const notBefore: Sql = raw(NOT_BEFORE);

/**
 * What has to hold between a resource and an open demand beside the place, each a blocker's reverse.
 * A skill is asked for by repair orders alone, which nobody meets with a resource.
 */
const CONDITIONS: readonly Sql[] = [
  sql`r.state = 'OFFERED'`,
  sql`r.unit = x.unit`,
  sql`${near} is not null`,
  sql`('ANY' = any (r.audiences) or x.audience = any (r.audiences))`,
  sql`${freeCapacity} > 0`,
  admitted,
  raw(IN_TIME),
  raw(ON_ROUTE),
];

/** That `r` fits `x`, whose place it serves. */
export const fits: Sql = all([isOpen, ...CONDITIONS]);

/** How many blockers stand between `r` and an open demand `x`, but for the place. */
export const inTheWay: Sql = join(
  CONDITIONS.map((condition) => sql`(not ${condition})::int`),
  ' + ',
);
