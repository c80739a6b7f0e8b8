import type { Queryable } from '@lianjian/kernel/page-query';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { policyOf } from '../kinds/kinds.ts';
import type { DemandRoute } from '../words.ts';
import { CASES_MAX, UNRATED_MARK } from './factor/reliability.rules.ts';
import { claimPolicies, fits, freeCapacity, meets, wantedWeekdays } from './fit.store.ts';
import type { DemandSide, Pair, ResourceSide } from './pair.rules.ts';
import type { Reach } from './reach.store.ts';
import type { Candidate } from './verdict/verdict.rules.ts';

/** So many pairs of one key are scored at the most: the nearest by category, then by place. */
export const PAIRS_MAX = 500;

export interface KeyedPair extends Pair {
  key: string;
}

interface Found {
  key: string;
  demand: Omit<DemandSide, 'policy'> & { route: DemandRoute | null };
  resource: ResourceSide;
}

/** Every pair that fits, with all that its score needs, in one statement for any number of keys. */
export async function fittingPairs(reach: Reach, where: readonly Sql[]): Promise<KeyedPair[]> {
  const found = await db().$queryRaw<Found[]>(sql`
    with pair as (
      select reach.key, x.id as demand_id, r.id as resource_id, ${demand} as demand,
        ${resource(sql`to_jsonb(reach.place_ids)`)} as resource, ${provider} as provider_id,
        row_number() over (
          partition by reach.key
          order by m.near desc, ${nearest} desc, x.received_at, x.id, r.id) as place
      from ${joined(reach)} where ${all([fits, ...where])})
    ${withRecords(sql`select * from pair where place <= ${PAIRS_MAX}`)}`);
  return found.map((pair) => ({ ...pair, demand: toDemand(pair.demand) }));
}

/** How many pairs of each key fit; keys without any are not there. */
export async function countPairs(
  reach: Reach,
  where: readonly Sql[],
): Promise<ReadonlyMap<string, number>> {
  const found = await db().$queryRaw<{ key: string; count: number }[]>(sql`
    select reach.key, count(*)::int as count
    from ${joined(reach)} where ${all([fits, ...where])} group by reach.key`);
  return new Map(found.map(({ key, count }) => [key, count]));
}

/** A demand with each resource that the condition names, fitting or not; with null if it names none. */
export async function pairsOf(
  demandId: string,
  tried: Sql,
  visible: Sql,
  source: Queryable = db(),
): Promise<Candidate[]> {
  const found = await source.$queryRaw<(Found & { resource: ResourceSide | null })[]>(sql`
    with pair as (
      select x.id as key, ${demand} as demand, ${provider} as provider_id,
        case when r.id is not null then ${resource(everyPlace)} end as resource
      from demand_now x
      left join service_resource r on ${tried}
      left join resource_quarter_now q on q.resource_id = r.id and q.quarter = x.list_quarter
      where x.id = ${demandId} and ${visible})
    ${withRecords(sql`select * from pair`)}`);
  return found.map(({ demand, resource }) => ({ demand: toDemand(demand), resource }));
}

function toDemand({ route, ...side }: Found['demand']): DemandSide {
  return { ...side, policy: policyOf({ kind: side.kind, route }) };
}

export function joined(reach: Reach): Sql {
  return sql`(${reach}) reach
    join demand_now x on x.id = reach.demand_id
    join service_resource r on r.id = reach.resource_id
    join ${meets} on m.demanded = x.category and m.offered = r.category
    join ${claimPolicies} on p.kind = x.kind
    left join resource_quarter_now q on q.resource_id = r.id and q.quarter = x.list_quarter`;
}

const provider = raw('coalesce(r.provider_organisation_id, r.provider_person_id)');

/** The compound is nearest, then the deeper area; a path's place of an area is its depth. */
const nearest = sql`case when x.compound_id = any (reach.place_ids) then 99 else (
  select max(array_position(string_to_array(x.area_path, '.'), place)) from unnest(reach.place_ids) place) end`;

const everyPlace = raw(`(select coalesce(jsonb_agg(s.place_id), '[]') from (
    select sc.compound_id as place_id from service_compound sc where sc.resource_id = r.id
    union all select sa.area_id from service_area sa where sa.resource_id = r.id) s)`);

const demand = sql`jsonb_build_object(
  'id', x.id, 'kind', x.kind, 'route', x.route, 'track', x.track, 'state', x.state,
  'category', x.category, 'audience', x.audience, 'unit', x.unit,
  'free', x.free, 'held', x.held, 'committed', x.committed,
  'compoundId', x.compound_id, 'areaIds', string_to_array(x.area_path, '.'),
  'listQuarter', x.list_quarter, 'wantedFrom', x.wanted_from, 'wantedBy', x.wanted_by,
  'weekdays', ${wantedWeekdays})`;

function resource(placeIds: Sql): Sql {
  return sql`jsonb_build_object(
    'id', r.id, 'providerId', ${provider},
    'providerKind', case when r.provider_organisation_id is null then 'PERSON' else 'ORGANISATION' end,
    'state', r.state, 'category', r.category, 'audiences', r.audiences, 'unit', r.unit,
    'free', ${freeCapacity}, 'placeIds', ${placeIds},
    'availableFrom', r.available_from, 'availableTo', r.available_to, 'assuredOn', r.assured_on,
    'weekdays', array(
      select distinct s.weekday from schedule_rule s where s.resource_id = r.id order by 1))`;
}

/** The pairs with their providers' records, each provider's read once however many pairs it has. */
function withRecords(pairs: Sql): Sql {
  const closed = (party: Sql) => sql`
    select c.id, c.state, c.confirmed, c.quantity from claim_now c
    where ${party} = provider.provider_id
      and (c.state = 'CONFIRMED'
        or c.state = 'RELEASED' and c.reason in ('CLAIMANT_UNABLE', 'NO_SHOW', 'LATE'))
    order by c.quarter desc, c.id limit ${CASES_MAX}`;
  return sql`, chosen as (${pairs}), record as (
      select provider.provider_id, count(*)::int as cases, sum(case when c.state = 'CONFIRMED'
        then c.confirmed::numeric / c.quantity * coalesce(
          (select (avg(rating.score) - 1) / 4 from rating where rating.claim_id = c.id),
          ${UNRATED_MARK}::numeric)
        else 0 end) as marks
      from (select distinct provider_id from chosen) provider
      cross join lateral (
        (${closed(raw('c.claimant_organisation_id'))})
        union all (${closed(raw('c.claimant_person_id'))})) c
      group by provider.provider_id)
    select key, demand, resource || jsonb_build_object('record', jsonb_build_object(
      'cases', coalesce(cases, 0), 'marks', coalesce(marks, 0))) as resource
    from chosen left join record using (provider_id)`;
}
