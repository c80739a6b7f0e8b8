import type { Queryable } from '@lianjian/kernel/page-query';
import { all, raw, type Sql, sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { policyOf } from '../kinds/kinds.ts';
import { isWishForUnits } from '../list-policy/wish.store.ts';
import type { DemandRoute } from '../words.ts';
import { fits, freeCapacity, near, notBefore, wantedWeekdays } from './fit.store.ts';
import type { DemandSide, Pair, ResourceSide, ServiceRecord } from './pair.rules.ts';
import type { Reach } from './reach.store.ts';
import { recordsOf } from './record.store.ts';
import type { Candidate } from './verdict/verdict.rules.ts';

/** So many pairs of one key are scored at the most: the nearest by category, then by place. */
const PAIRS_MAX = 500;

export interface KeyedPair extends Pair {
  key: string;
}

export type DemandFound = Omit<DemandSide, 'policy'> & {
  route: DemandRoute | null;
  forUnits: boolean;
};

/** What a resource is to every demand alike. */
export type ResourceFound = Omit<ResourceSide, 'free' | 'placeIds'>;

/** Each row once, however many pairs it stands in. */
interface Found {
  pairs: [key: string, demandId: string, resourceId: string, free: number, placeIds: string[]][];
  demands: Record<string, DemandFound>;
  resources: Record<string, ResourceFound>;
  records: Record<string, ServiceRecord>;
}

const NO_RECORD: ServiceRecord = { cases: 0, marks: 0 };

/** Every pair that fits, with all that its score needs, in one statement for any number of keys. */
export async function fittingPairs(reach: Reach, where: readonly Sql[]): Promise<KeyedPair[]> {
  const found = await db().$queryRaw<Found[]>(sql`
    with pair as (
      select ${reach.key} as key, x.id as demand_id, r.id as resource_id, ${freeCapacity} as free,
        s.place_ids, row_number() over (
          partition by ${reach.key}
          order by ${near} desc, ${nearest} desc, x.received_at, x.id, r.id) as place
      from ${joined(reach)} where ${all([reach.where, fits, ...where])}),
    chosen as (select * from pair where place <= ${PAIRS_MAX}),
    offered as (
      select r.id, ${provider} as provider_id, ${shownResource} as shown
      from service_resource r where r.id in (select resource_id from chosen)),
    record as (${recordsOf(sql`select distinct provider_id from offered`)})
    select
      (select json_agg(json_build_array(key, demand_id, resource_id, free, place_ids)) from chosen)
        as pairs,
      (select json_object_agg(x.id, ${shownDemand}) from demand_now x
        where x.id in (select demand_id from chosen)) as demands,
      (select json_object_agg(id, shown) from offered) as resources,
      (select json_object_agg(provider_id, json_build_object('cases', cases, 'marks', marks))
        from record) as records`);
  return found.flatMap(({ pairs, demands, resources, records }) => {
    const sides = new Map(Object.entries(demands ?? {}).map(([id, each]) => [id, toDemand(each)]));
    return (pairs ?? []).flatMap(([key, demandId, resourceId, free, placeIds]) => {
      const side = sides.get(demandId);
      const offered = resources[resourceId];
      const record = records?.[offered?.providerId ?? ''] ?? NO_RECORD;
      return side && offered
        ? [{ key, demand: side, resource: { ...offered, free, placeIds }, record }]
        : [];
    });
  });
}

/** How many pairs of each key fit; keys without any are not there. */
export async function countPairs(
  reach: Reach,
  where: readonly Sql[],
): Promise<ReadonlyMap<string, number>> {
  const found = await db().$queryRaw<{ key: string; count: number }[]>(sql`
    select ${reach.key} as key, count(*)::int as count
    from ${joined(reach)} where ${all([reach.where, fits, ...where])} group by ${reach.key}`);
  return new Map(found.map(({ key, count }) => [key, count]));
}

/** A demand with each resource that the condition names, fitting or not; with null if it names none. */
export async function pairsOf(
  demandId: string,
  tried: Sql,
  visible: Sql,
  source: Queryable = db(),
): Promise<Candidate[]> {
  type Row = {
    demand: DemandFound;
    resource: ResourceFound | null;
    free: number;
    placeIds: string[];
  };
  const found = await source.$queryRaw<Row[]>(sql`
    select ${shownDemand} as demand, case when r.id is not null then ${shownResource} end as resource,
      ${freeCapacity} as free, ${everyPlace} as "placeIds"
    from demand_now x
    left join service_resource r on ${tried}
    left join resource_quarter_now q on q.resource_id = r.id and q.quarter = x.list_quarter
    where x.id = ${demandId} and ${visible}`);
  return found.map(({ resource: offered, free, placeIds, ...pair }) => ({
    demand: toDemand(pair.demand),
    resource: offered && { ...offered, free, placeIds },
  }));
}

/** What a statement about pairs selects from: the demand `x`, the resource `r`, its quarter `q`. */
export function joined(reach: Reach): Sql {
  return sql`${reach.from}
    join service_resource r on r.id = s.resource_id
    left join resource_quarter_now q on q.resource_id = r.id and q.quarter = x.list_quarter`;
}

export function toDemand({ route, forUnits, ...side }: DemandFound): DemandSide {
  return { ...side, policy: policyOf({ kind: side.kind, route }, forUnits) };
}

const provider = raw('coalesce(r.provider_organisation_id, r.provider_person_id)');

/** The compound is nearest, then the deeper area: where it stands in the path is its depth. */
const nearest = raw(`case when x.compound_id = any (s.place_ids) then 99 else (
  select max(array_position(string_to_array(x.area_path, '.'), place_id))
  from unnest(s.place_ids) place_id) end`);

export const everyPlace = raw(`array(
    select sc.compound_id from service_compound sc where sc.resource_id = r.id
    union all select sa.area_id from service_area sa where sa.resource_id = r.id)`);

export const shownDemand = sql`json_build_object(
  'id', x.id, 'title', x.title, 'description', x.description, 'kind', x.kind, 'route', x.route, 'track', x.track, 'state', x.state,
  'category', x.category, 'skill', x.skill, 'audience', x.audience, 'unit', x.unit,
  'free', x.free, 'held', x.held, 'committed', x.committed,
  'compoundId', x.compound_id, 'areaIds', string_to_array(x.area_path, '.'),
  'listQuarter', x.list_quarter, 'wantedFrom', x.wanted_from, 'wantedBy', x.wanted_by,
  'weekdays', ${wantedWeekdays}, 'notBefore', ${notBefore}, 'forUnits', ${isWishForUnits('x')},
  'cargo', (select json_build_object('from', c.freight_from_key, 'to', c.freight_to_key)
    from demand c where c.id = x.id and c.freight_from_key is not null))`;

export const shownResource = sql`json_build_object(
  'id', r.id, 'title', r.title, 'description', r.description, 'providerId', ${provider},
  'providerKind', case when r.provider_organisation_id is null then 'PERSON' else 'ORGANISATION' end,
  'state', r.state, 'category', r.category, 'audiences', r.audiences, 'unit', r.unit,
  'availableFrom', r.available_from, 'availableTo', r.available_to, 'assuredOn', r.assured_on,
  'weekdays', array(
    select distinct o.weekday from schedule_rule o where o.resource_id = r.id order by 1),
  'routes', (select coalesce(json_agg(json_build_object('from', f.from_key, 'to', f.to_key)), '[]')
    from freight_route f where f.resource_id = r.id))`;
