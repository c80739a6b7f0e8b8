import { raw, sql, within } from '@lianjian/kernel/sql';
import { db } from '../../db.ts';
import { asksForResource, freeCapacity, inTheWay, isOpen, near } from '../fit.store.ts';
import {
  type DemandFound,
  everyPlace,
  type ResourceFound,
  shownDemand,
  shownResource,
  toDemand,
} from '../pair.store.ts';
import type { Candidate } from './verdict.rules.ts';

interface Row {
  demand: DemandFound;
  resource: ResourceFound;
  free: number;
  placeIds: string[];
}

/** That the resource serves the demand's place. */
const reaches = raw(`(
  exists (select 1 from service_compound sc
    where sc.resource_id = r.id and sc.compound_id = x.compound_id)
  or exists (select 1 from service_area sa
    where sa.resource_id = r.id and sa.area_id = any (string_to_array(x.area_path, '.'))))`);

/** The area around the demand's community; of a community that stands alone, itself. */
const around = raw(`regexp_replace(x.area_path, '[.][^.]+$', '')`);

/**
 * For each open demand the resources with the fewest blockers, the nearest category first, in one
 * statement for any number of demands. Looked at are those that serve its place and those on the
 * lists of the area around its community: who is farther away misses by more than a blocker.
 */
export async function nearMisses(
  demandIds: readonly string[],
  first: number,
): Promise<(Candidate & { resource: NonNullable<Candidate['resource']> })[]> {
  const found = await db().$queryRaw<Row[]>(sql`
    select ${shownDemand} as demand, ${shownResource} as resource, m.free,
      ${everyPlace} as "placeIds"
    from demand_now x
    cross join lateral (
      select r.id, b.count, ${near} as near, ${freeCapacity} as free
      from (
        select sc.resource_id as id from service_compound sc where sc.compound_id = x.compound_id
        union
        select sa.resource_id from service_area sa
        where sa.area_id = any (string_to_array(x.area_path, '.'))
        union
        select l.id from service_resource l where ${within(raw('l.area_path'), around)}) s
      join service_resource r on r.id = s.id
      left join resource_quarter_now q on q.resource_id = r.id and q.quarter = x.list_quarter
      cross join lateral (select ${inTheWay} + (not ${reaches})::int as count) b
      where b.count > 0
      order by b.count, near desc nulls last, r.id limit ${first}) m
    join service_resource r on r.id = m.id
    where x.id = any (${[...demandIds]}::text[]) and ${isOpen} and ${asksForResource}
    order by x.id, m.count, m.near desc nulls last, r.id`);
  return found.map(({ demand, resource, free, placeIds }) => ({
    demand: toDemand(demand),
    resource: { ...resource, free, placeIds },
  }));
}
