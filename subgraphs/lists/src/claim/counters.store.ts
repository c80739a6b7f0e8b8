import type { Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { type Sql, sql } from '@lianjian/kernel/sql';
import { carriedOver } from '../round/carried-over.rules.ts';
import type { DemandState } from '../words.ts';
import type { Taken } from './quantity.rules.ts';

/** A demand's counters as they are stored, with its lock held. */
export interface DemandCounters extends Taken {
  id: string;
  areaId: string;
  areaPath: string;
  listQuarter: string;
  carriedOver: number;
  quantity: number;
  state: DemandState;
  version: number;
}

/** One quarter of a resource: together they are what claims take capacity of. */
export interface ResourceQuarter {
  resourceId: string;
  quarter: string;
}

export interface QuarterCounters extends ResourceQuarter, Taken {
  capacity: number;
}

const demandCounters = sql`d.id, d.area_id as "areaId", d.area_path as "areaPath",
  d.list_quarter as "listQuarter", d.carried_over as "carriedOver", d.quantity, d.held, d.committed, d.state::text as state, d.version`;

const today = sql`(statement_timestamp() at time zone 'Asia/Shanghai')::date`;

/** Locks demands, by id; whoever locks several goes in this order. */
export function lockDemands(tx: Queryable, ids: readonly string[]) {
  return tx.$queryRaw<DemandCounters[]>(sql`
    select ${demandCounters}
    from demand d where d.id = any(${[...ids]}::text[]) order by d.id for no key update`);
}

/** The same for those that nobody else has locked; the others are left out. */
export function lockFreeDemands(tx: Queryable, ids: readonly string[]) {
  return tx.$queryRaw<DemandCounters[]>(sql`
    select ${demandCounters}
    from demand d where d.id = any(${[...ids]}::text[]) order by d.id for no key update skip locked`);
}

/**
 * Locks quarters of resources, by resource and quarter, making those that were not used before. The
 * resources themselves are locked first and shared, so that none is suspended meanwhile.
 */
export async function lockQuarters(tx: Queryable, quarters: readonly ResourceQuarter[]) {
  if (quarters.length === 0) {
    return [];
  }
  const wanted = asRows(quarters);
  await tx.$queryRaw(sql`
    insert into resource_quarter (resource_id, quarter, capacity)
    select r.id, r.quarter, r.capacity_per_quarter from (
      select r.id, w.quarter, r.capacity_per_quarter
      from service_resource r join ${wanted} on w.resource_id = r.id
      order by r.id for share of r) r
    order by r.id, r.quarter
    on conflict do nothing`);
  return tx.$queryRaw<QuarterCounters[]>(sql`
    select q.resource_id as "resourceId", q.quarter, q.capacity, q.held, q.committed
    from resource_quarter q join ${wanted} on w.resource_id = q.resource_id and w.quarter = q.quarter
    order by q.resource_id, q.quarter for no key update of q`);
}

/** Quarters of resources as rows `w` that a statement can join. */
export function asRows(quarters: readonly ResourceQuarter[]): Sql {
  return sql`unnest(${quarters.map(({ resourceId }) => resourceId)}::text[],
    ${quarters.map(({ quarter }) => quarter)}::text[]) as w(resource_id, quarter)`;
}

/** What a demand says anew once its counters were moved. */
type Restated = Pick<DemandCounters, 'state' | 'listQuarter' | 'carriedOver' | 'version'>;

/**
 * Moves a demand's counters and works out from its claims where it stands now, so the claim that
 * moves them is written before. What becomes free goes over to the list of the latest round that was
 * opened meanwhile. The row given is brought up to date; returns what the log has to say, null where
 * the quantity would not hold it.
 */
export async function shiftDemand(
  tx: Queryable,
  demand: DemandCounters,
  by: Taken,
): Promise<Change[] | null> {
  const { id } = demand;
  const [now] = await tx.$queryRaw<Restated[]>(sql`
    update demand d set
      held = d.held + ${by.held}::int, committed = d.committed + ${by.committed}::int,
      state = case
        when d.state not in ('LISTED', 'CLAIMED', 'DELIVERED') then d.state
        when d.committed + ${by.committed}::int < d.quantity then 'LISTED'
        when exists (select 1 from claim c
          where c.demand_id = d.id and c.state in ('ACCEPTED', 'IN_SERVICE')) then 'CLAIMED'
        when exists (select 1 from claim c
          where c.demand_id = d.id and c.state = 'DELIVERED') then 'DELIVERED'
        else 'CONFIRMED' end,
      claimed_on = case when d.committed + ${by.committed}::int = d.quantity
        then coalesce(d.claimed_on, ${today}) else d.claimed_on end,
      list_quarter = l.latest,
      carried_over = d.carried_over + (l.latest > d.list_quarter)::int,
      version = d.version + (l.latest > d.list_quarter)::int,
      updated_at = statement_timestamp()
    from (select case when ${by.held + by.committed}::int < 0
        and x.state in ('LISTED', 'CLAIMED', 'DELIVERED')
        then latest_list(x.area_id, x.kind, x.list_quarter) else x.list_quarter end as latest
      from demand x where x.id = ${id}) l
    where d.id = ${id} and d.held + ${by.held}::int >= 0 and d.committed + ${by.committed}::int >= 0
      and d.held + ${by.held}::int + d.committed + ${by.committed}::int <= d.quantity
    returning d.state::text as state, d.list_quarter as "listQuarter",
      d.carried_over as "carriedOver", d.version`);
  if (!now) {
    return null;
  }
  const changes = demandShifted(demand, by, now);
  const taken = { held: demand.held + by.held, committed: demand.committed + by.committed };
  Object.assign(demand, taken, now);
  return changes;
}

/** Moves the counters of a resource's quarter; false where the capacity would not hold it. */
export async function shiftQuarter(
  tx: Queryable,
  { resourceId, quarter }: ResourceQuarter,
  by: Taken,
): Promise<boolean> {
  const moved = await tx.$queryRaw<unknown[]>(sql`
    update resource_quarter q set
      held = q.held + ${by.held}::int, committed = q.committed + ${by.committed}::int,
      updated_at = statement_timestamp()
    where q.resource_id = ${resourceId} and q.quarter = ${quarter}
      and q.held + ${by.held}::int >= 0 and q.committed + ${by.committed}::int >= 0
      and q.held + ${by.held}::int + q.committed + ${by.committed}::int <= q.capacity
    returning 1 as moved`);
  return moved.length === 1;
}

/**
 * How a change of counters, of the state that follows from it and of the list reads in the log; the
 * version counts decisions and carrying over, not quantities. Nothing where nothing became different.
 */
function demandShifted(demand: DemandCounters, by: Taken, now: Restated): Change[] {
  const { id, areaPath, version, held, committed, state } = demand;
  const isMoved = by.held !== 0 || by.committed !== 0;
  const shifted: Change = {
    type: `demand.${isMoved ? verb(by) : now.state.toLowerCase()}`,
    entityType: 'Demand',
    entityId: id,
    fromVersion: version,
    toVersion: version,
    areaPath,
    before: { held, committed, state },
    after: { held: held + by.held, committed: committed + by.committed, state: now.state },
  };
  return [
    ...(isMoved || now.state !== state ? [shifted] : []),
    ...(now.listQuarter === demand.listQuarter ? [] : [carriedOver(demand, now.listQuarter)]),
  ];
}

export function quarterShifted(row: QuarterCounters, areaPath: string, by: Taken): Change {
  const { resourceId, quarter, held, committed } = row;
  return {
    type: `resource.${verb(by)}`,
    entityType: 'ServiceResource',
    entityId: resourceId,
    fromVersion: null,
    toVersion: null,
    areaPath,
    before: { quarter, held, committed },
    after: { quarter, held: held + by.held, committed: committed + by.committed },
  };
}

function verb({ held, committed }: Taken): 'committed' | 'held' | 'freed' {
  if (committed > 0) {
    return 'committed';
  }
  return held > 0 ? 'held' : 'freed';
}
