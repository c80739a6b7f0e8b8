import { raw, sql, within } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { asksForResource, fits, freeCapacity, isOpen } from '../match/fit.store.ts';
import type { ServiceCategory } from '../match/pair.rules.ts';
import { joined } from '../match/pair.store.ts';
import { outOf } from '../match/reach.store.ts';
import type { OpenDemand } from './gap.rules.ts';

/** What is open in an area, and what its fitting resources have free. */
export interface Supply {
  demands: OpenDemand[];
  freeOf: Map<string, number>;
}

interface Found {
  key: string;
  category: ServiceCategory | null;
  free: number;
  resources: [id: string, free: number][] | null;
}

/** What a demand can be told apart by, as far as fitting goes. */
const ALIKE = raw(`x.kind, x.state, x.category, x.audience, x.unit, x.compound_id, x.area_id,
  x.area_path, x.list_quarter, x.wanted_from, x.wanted_by, x.wanted_weekdays`);

/**
 * The open demands of a quarter that ask for a resource, with the resources that fit them: one
 * statement for any number of areas. Demands that nothing could tell apart are taken together.
 * Areas that are not known are not there.
 */
export async function suppliesOf(
  areaIds: readonly string[],
  quarter: string,
): Promise<ReadonlyMap<string, Supply>> {
  const reach = outOf(raw('open'));
  const found = await db().$queryRaw<Found[]>(sql`
    with open as (
      select n.id as in_area, min(x.id) as id, sum(x.free)::int as free,
        ${ALIKE}, (x.held + x.committed > 0)::int as held, 0 as committed
      from area_node n
      join demand_now x on ${within(raw('x.area_path'), raw('n.path'))}
      where n.id = any (${[...areaIds]}::text[]) and x.list_quarter = ${quarter}
        and ${isOpen} and ${asksForResource}
      group by n.id, ${ALIKE}, x.held + x.committed > 0),
    pair as (
      select x.in_area, x.id, json_agg(json_build_array(r.id, ${freeCapacity})) as resources
      from ${joined(reach)} where ${fits} group by x.in_area, x.id)
    select n.id as key, open.category::text, open.free, pair.resources
    from area_node n
    left join open on open.in_area = n.id
    left join pair on pair.in_area = open.in_area and pair.id = open.id
    where n.id = any (${[...areaIds]}::text[])`);
  const supplies = new Map<string, Supply>();
  for (const { key, category, free, resources } of found) {
    const supply: Supply = supplies.get(key) ?? { demands: [], freeOf: new Map() };
    supplies.set(key, supply);
    if (category !== null) {
      supply.demands.push({ category, free, resourceIds: (resources ?? []).map(([id]) => id) });
      for (const [id, capacity] of resources ?? []) {
        supply.freeOf.set(id, capacity);
      }
    }
  }
  return supplies;
}
