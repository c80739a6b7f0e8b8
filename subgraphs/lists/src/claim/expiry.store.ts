import type { Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import type { DemandCounters, QuarterCounters, ResourceQuarter } from './counters.store.ts';
import { asRows, quarterShifted, shiftDemand, shiftQuarter } from './counters.store.ts';

/** A hold whose time is over, and what it still takes on both lists. */
export interface DueHold {
  id: string;
  demandId: string;
  resourceId: string | null;
  quarter: string;
}

interface Expired extends DueHold {
  quantity: number;
  version: number;
  areaPath: string;
  openedBy: 'CLAIMANT' | 'COMMUNITY';
}

/** The due holds on a demand, and on quarters of resources whosever demand they are for. */
export function dueHolds(tx: Queryable, demandId: string, quarters: readonly ResourceQuarter[]) {
  return tx.$queryRaw<DueHold[]>(sql`
    select c.id, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter
    from claim c
    where c.demand_id = ${demandId} and hold_is_due(c.state, c.expires_at, statement_timestamp())
    union
    select c.id, c.demand_id, c.resource_id, c.quarter
    from claim c join ${asRows(quarters)} on w.resource_id = c.resource_id and w.quarter = c.quarter
    where hold_is_due(c.state, c.expires_at, statement_timestamp())`);
}

/**
 * Writes down that holds are over and gives back what they took. Their demands and quarters must be
 * locked; the rows given are brought up to date. Returns what the log has to say.
 */
export async function expire(
  tx: Queryable,
  due: readonly DueHold[],
  demands: readonly DemandCounters[],
  quarters: readonly QuarterCounters[],
): Promise<Change[]> {
  if (due.length === 0) {
    return [];
  }
  const expired = await tx.$queryRaw<Expired[]>(sql`
    update claim c set state = 'EXPIRED', closed_at = c.expires_at, version = c.version + 1,
      updated_at = statement_timestamp()
    where c.id = any(${due.map(({ id }) => id)}::text[])
      and hold_is_due(c.state, c.expires_at, statement_timestamp())
    returning c.id, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter, c.quantity,
      c.version, c.area_path as "areaPath", c.opened_by::text as "openedBy"`);
  const changes: Change[] = [];
  for (const claim of expired) {
    const by = { held: -claim.quantity, committed: 0 };
    changes.push(claimExpired(claim));
    const demand = demands.find(({ id }) => id === claim.demandId);
    changes.push(...((demand && (await shiftDemand(tx, demand, by))) ?? []));
    const quarter = quarters.find(
      (each) => each.resourceId === claim.resourceId && each.quarter === claim.quarter,
    );
    if (quarter && (await shiftQuarter(tx, quarter, by))) {
      changes.push(quarterShifted(quarter, claim.areaPath, by));
      quarter.held += by.held;
    }
  }
  return changes.map((change) => ({ ...change, byNobody: true }));
}

function claimExpired({ id, version, areaPath, openedBy }: Expired): Change {
  return {
    type: 'claim.expired',
    entityType: 'Claim',
    entityId: id,
    fromVersion: version - 1,
    toVersion: version,
    areaPath,
    before: { state: openedBy === 'COMMUNITY' ? 'OFFERED' : 'HELD' },
    after: { state: 'EXPIRED' },
  };
}
