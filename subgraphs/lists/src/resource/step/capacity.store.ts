import type { Change } from '@lianjian/kernel/events';
import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import {
  type DemandCounters,
  lockDemands,
  type QuarterCounters,
} from '../../claim/counters.store.ts';
import { type DueHold, expire } from '../../claim/expiry.store.ts';
import { dayOf, quarterOf } from '../../quarter/quarter.rules.ts';
import type { Tx } from '../offer/offer.store.ts';

/** Holds on a resource that are over, with their demands locked. */
interface Due {
  holds: readonly DueHold[];
  demands: readonly DemandCounters[];
}

/** The quarter of an instant, in SQL. */
const now = raw(`to_char(statement_timestamp() at time zone 'Asia/Shanghai', 'YYYY-"Q"Q')`);

/** Locks the demands that have due holds on this and later quarters of a resource: demands go first. */
export async function lockDueDemands(tx: Tx, resourceId: string): Promise<Due> {
  const holds = await tx.$queryRaw<DueHold[]>(sql`
    select c.id, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter from claim c
    where c.resource_id = ${resourceId} and c.quarter >= ${now}
      and hold_is_due(c.state, c.expires_at, statement_timestamp())`);
  const demands = await lockDemands(
    tx,
    holds.map(({ demandId }) => demandId),
  );
  return { holds, demands };
}

/**
 * Gives this and every later quarter that was used another capacity; the resource is locked already.
 * It cannot be less than what is held and committed in any of them.
 */
export async function changeCapacity(
  tx: Tx,
  { id }: { id: string },
  { capacity, due, instant }: { capacity: number; due: Due; instant: Date },
): Promise<{ violations: UserErrorShape[]; changes: Change[] }> {
  const from = quarterOf(dayOf(instant));
  const these: Sql = sql`q.resource_id = ${id} and q.quarter >= ${from}`;
  const quarters = await tx.$queryRaw<QuarterCounters[]>(sql`
    select q.resource_id as "resourceId", q.quarter, q.capacity, q.held, q.committed
    from resource_quarter q where ${these} order by q.quarter for no key update`);
  const changes = await expire(tx, due.holds, due.demands, quarters);
  const taken = Math.max(0, ...quarters.map(({ held, committed }) => held + committed));
  if (taken > capacity) {
    return { violations: [await tooLittle(tx, id, these, capacity)], changes: [] };
  }
  await tx.$queryRaw(sql`
    update resource_quarter q set capacity = ${capacity}::int, updated_at = ${instant} where ${these}`);
  return { violations: [], changes };
}

async function tooLittle(tx: Tx, id: string, these: Sql, capacity: number) {
  const [row] = await tx.$queryRaw<{ taken: number }[]>(sql`
    select max(q.held + q.committed)::int as taken from resource_quarter_now q where ${these}`);
  const limit = row?.taken ?? 0;
  if (limit <= capacity) {
    // A hold was over after its demand could be locked.
    throw new CameBetween();
  }
  const [zh, en] = [
    `本季度及以后已认领 ${limit}，不能少于此数。`,
    `In this quarter or a later one ${limit} is claimed; it cannot be less.`,
  ];
  return violation('INVALID_QUANTITY', 'capacityPerQuarter', zh, en, { entityId: id, limit });
}
