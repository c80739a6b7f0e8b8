import type { Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { CameBetween } from '@lianjian/kernel/transaction';
import { declineSignUps } from '../demand/sign-up.store.ts';
import {
  type DemandCounters,
  lockDemands,
  lockQuarters,
  type QuarterCounters,
  quarterShifted,
  type ResourceQuarter,
  shiftDemand,
  shiftQuarter,
} from './counters.store.ts';
import { dueHolds, expire } from './expiry.store.ts';
import type { Taken } from './quantity.rules.ts';

/** The rows that claims move, locked, and what came of expiring the holds on them. */
export interface Locked {
  demand: DemandCounters;
  /** Those that were asked for, in no particular order. */
  quarters: QuarterCounters[];
  changes: Change[];
}

/**
 * Locks a demand and quarters of resources in the order that everybody keeps (demands, then
 * quarters, then claims), and expires the holds on them that are due.
 */
export async function lockBalances(
  tx: Queryable,
  demandId: string,
  wanted: readonly ResourceQuarter[],
): Promise<Locked> {
  const due = await dueHolds(tx, demandId, wanted);
  const demands = await lockDemands(tx, [demandId, ...due.map((each) => each.demandId)]);
  const demand = demands.find(({ id }) => id === demandId);
  if (!demand) {
    throw new CameBetween();
  }
  const used = due.flatMap((each) =>
    each.resourceId ? [{ resourceId: each.resourceId, quarter: each.quarter }] : [],
  );
  const quarters = await lockQuarters(tx, [...wanted, ...used]);
  const changes = await expire(tx, due, demands, quarters);
  const isWanted = (row: ResourceQuarter) => wanted.some((each) => isSame(each, row));
  return { demand, quarters: quarters.filter(isWanted), changes };
}

/** Whether two name the same quarter of the same resource. */
export function isSame(a: ResourceQuarter, b: ResourceQuarter): boolean {
  return a.resourceId === b.resourceId && a.quarter === b.quarter;
}

/** The quarter that a claim takes capacity of; null where it names no resource. */
export function quarterOf(
  { resourceId, quarter }: { resourceId: string | null; quarter: string },
  quarters: readonly QuarterCounters[],
): QuarterCounters | null {
  return resourceId === null
    ? null
    : (quarters.find((each) => isSame(each, { resourceId, quarter })) ?? null);
}

/**
 * Moves both lists by the same and brings the rows given up to date; the claim that moves them is
 * written before. Returns what the log has to say, which is nothing where nothing moved.
 */
export async function shift(
  tx: Queryable,
  { demand, quarter }: { demand: DemandCounters; quarter: QuarterCounters | null },
  by: Taken,
): Promise<Change[]> {
  const isMoved = by.held !== 0 || by.committed !== 0;
  const wasOver = demand.state === 'CONFIRMED';
  const changes = await shiftDemand(tx, demand, by);
  const isHeld = !(isMoved && quarter) || (await shiftQuarter(tx, quarter, by));
  if (!changes || !isHeld) {
    throw new CameBetween();
  }
  // When all of it is confirmed nobody is chosen any more.
  const isOver = demand.state === 'CONFIRMED' && !wasOver;
  changes.push(...(isOver ? await declineSignUps(tx, demand, 'NOT_CHOSEN') : []));
  if (quarter && isMoved) {
    changes.push(quarterShifted(quarter, demand.areaPath, by));
    Object.assign(quarter, moved(quarter, by));
  }
  return changes;
}

function moved({ held, committed }: Taken, by: Taken): Taken {
  return { held: held + by.held, committed: committed + by.committed };
}
