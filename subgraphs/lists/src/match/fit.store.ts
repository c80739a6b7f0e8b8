import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import { kindOf } from '../kinds/kinds.ts';
import { DEMAND_KINDS, type DemandKind } from '../words.ts';
import type { ServiceCategory } from './pair.rules.ts';
import { closeness, meeting } from './related.rules.ts';

// The blockers said in SQL, over the demand `x` and the resource `r`, so that an index finds who
// fits and a count reads no rows. A test holds both sayings against each other.

/** Which category meets which and how nearly: the published table, and each category itself. */
const meetings = (Object.keys(SERVICE_CATEGORIES) as ServiceCategory[]).flatMap((demanded) =>
  meeting(demanded).map((offered) => ({ demanded, offered, near: closeness(demanded, offered) })),
);

/** Who may claim; kinds that nobody claims are left out. */
const policies = (Object.keys(DEMAND_KINDS) as DemandKind[]).flatMap((kind) => {
  const { policy } = kindOf(kind);
  return policy ? [{ kind, ...policy }] : [];
});

/** The relation `m` of categories that meet: `demanded`, `offered`, `near`. */
export const meets: Sql = sql`unnest(
    ${meetings.map(({ demanded }) => demanded)}::text[]::"ServiceCategory"[],
    ${meetings.map(({ offered }) => offered)}::text[]::"ServiceCategory"[],
    ${meetings.map(({ near }) => near)}::float8[]) as m(demanded, offered, near)`;

/** The relation `p` of claim policies, one row a kind. */
export const claimPolicies: Sql = sql`unnest(
    ${policies.map(({ kind }) => kind)}::text[]::"DemandKind"[],
    ${policies.map(({ claimants }) => claimants.includes('ORGANISATION'))}::bool[],
    ${policies.map(({ claimants }) => claimants.includes('PERSON'))}::bool[],
    ${policies.map(({ several }) => several)}::bool[],
    ${policies.map(({ resourceRequired }) => resourceRequired)}::bool[])
    as p(kind, organisations, persons, several, resource_required)`;

const OPEN = `x.track = 'CLAIM' and x.state = 'LISTED' and x.free > 0`;
const WEEKDAYS = `coalesce(x.wanted_weekdays, '{}')`;
const FREE = 'coalesce(q.free, r.capacity_per_quarter)';

const QUARTER_FROM = `make_date(left(x.list_quarter, 4)::int, right(x.list_quarter, 1)::int * 3 - 2, 1)`;
const QUARTER_TO = `(${QUARTER_FROM} + interval '3 months - 1 day')::date`;
const FROM = `greatest(coalesce(x.wanted_from, least(${QUARTER_FROM}, x.wanted_by)), r.available_from)`;
const TO = `least(coalesce(x.wanted_by, greatest(${QUARTER_TO}, x.wanted_from)), r.available_to)`;

/** A week shows every weekday, so no more than seven days of the common stretch are looked at. */
const IN_TIME = `exists (
    select 1 from generate_series(0, least(${TO} - ${FROM}, 6)) as n(day)
    cross join lateral (select extract(isodow from ${FROM} + n.day)::int as weekday) w
    where (cardinality(${WEEKDAYS}) = 0 or w.weekday = any (${WEEKDAYS}))
      and (not exists (select 1 from schedule_rule s where s.resource_id = r.id)
        or exists (
          select 1 from schedule_rule s where s.resource_id = r.id and s.weekday = w.weekday)))`;

const ADMITTED = `case when r.provider_organisation_id is null then p.persons else p.organisations end
    and (p.several or x.held + x.committed = 0)`;

/** That a demand is up for claiming and something of it is left. */
export const isOpen: Sql = raw(OPEN);

/** What the resource has free in the demand's list quarter, whose row is `q` where it has one. */
export const freeCapacity: Sql = raw(FREE);

export const wantedWeekdays: Sql = raw(WEEKDAYS);

/** That `r` fits `x`, as far as the joined relations `m`, `p` and the place do not say it. */
export const fits: Sql = raw(`${OPEN}
    and r.state = 'OFFERED' and r.unit = x.unit
    and ('ANY' = any (r.audiences) or x.audience = any (r.audiences))
    and ${FREE} > 0 and ${ADMITTED} and ${IN_TIME}`);
