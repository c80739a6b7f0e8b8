import { raw, sql, within } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { claimPolicies, fits, freeCapacity, isOpen } from '../match/fit.store.ts';
import type { ServiceCategory } from '../match/pair.rules.ts';
import { joined } from '../match/pair.store.ts';
import { fromDemands } from '../match/reach.store.ts';
import type { OpenDemand } from './gap.rules.ts';

/** What is open in an area, and what its fitting resources have free. */
export interface Supply {
  demands: OpenDemand[];
  freeOf: Map<string, number>;
}

interface Found {
  key: string;
  id: string | null;
  category: ServiceCategory;
  free: number;
  resources: { id: string; free: number }[];
}

/**
 * The open demands of a quarter that ask for a resource, with the resources that fit them: one
 * statement for any number of areas. Areas that are not known are not there.
 */
export async function suppliesOf(
  areaIds: readonly string[],
  quarter: string,
): Promise<ReadonlyMap<string, Supply>> {
  const found = await db().$queryRaw<Found[]>(sql`
    with open as (
      select n.id as area_id, x.id, x.category, x.free
      from area_node n
      join demand_now x on ${within(raw('x.area_path'), raw('n.path'))}
      join ${claimPolicies} on p.kind = x.kind and p.resource_required
      where n.id = any (${[...areaIds]}::text[]) and x.list_quarter = ${quarter} and ${isOpen}),
    pair as (
      select x.id as demand_id, jsonb_agg(jsonb_build_object('id', r.id, 'free', ${freeCapacity})) as resources
      from ${joined(fromDemands(sql`array(select id from open)`))} where ${fits} group by x.id)
    select n.id as key, open.id, open.category::text, open.free, coalesce(pair.resources, '[]') as resources
    from area_node n
    left join open on open.area_id = n.id
    left join pair on pair.demand_id = open.id
    where n.id = any (${[...areaIds]}::text[])`);
  const supplies = new Map<string, Supply>();
  for (const { key, id, category, free, resources } of found) {
    const supply: Supply = supplies.get(key) ?? { demands: [], freeOf: new Map() };
    supplies.set(key, supply);
    if (id !== null) {
      supply.demands.push({ category, free, resourceIds: resources.map((each) => each.id) });
      for (const each of resources) {
        supply.freeOf.set(each.id, each.free);
      }
    }
  }
  return supplies;
}
