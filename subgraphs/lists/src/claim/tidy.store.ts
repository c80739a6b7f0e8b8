import { appendEvents } from '@lianjian/kernel/events';
import { byItself, type Job } from '@lianjian/kernel/jobs';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { inTransaction } from '@lianjian/kernel/transaction';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { lockFreeDemands, lockQuarters } from './counters.store.ts';
import { type DueHold, expire } from './expiry.store.ts';

const HOLDS_AT_ONCE = 100;

/** A lock of the database that one process at a time has while it tidies. */
const TIDYING = 'lists.expire-holds';

/**
 * Writes down that holds are over, as whoever claims next would: nobody waits for it, since every
 * reading knows already. Demands that somebody is busy with are left to them, or to the next time.
 */
export const expireHolds: Job = {
  name: 'expire holds',
  run: () =>
    inTransaction(db(), async (tx: Tx) => {
      const due = (await isAlone(tx)) ? await longestDue(tx) : [];
      if (due.length === 0) {
        return { keep: false, value: false };
      }
      const demands = await lockFreeDemands(tx, [...new Set(due.map((each) => each.demandId))]);
      const mine = due.filter((hold) => demands.some(({ id }) => id === hold.demandId));
      const used = mine.flatMap(({ resourceId, quarter }) =>
        resourceId ? [{ resourceId, quarter }] : [],
      );
      const quarters = await lockQuarters(tx, used);
      const changes = await expire(tx, mine, demands, quarters);
      await appendEvents(tx, changes, byItself('lists'), null);
      return { keep: true, value: changes.length > 0 && due.length === HOLDS_AT_ONCE };
    }),
};

async function isAlone(tx: Queryable): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${TIDYING}, 0)) as alone`,
  );
  return row?.alone ?? false;
}

/** The condition is that of the index of standing holds, whatever their number. */
function longestDue(tx: Queryable) {
  return tx.$queryRaw<DueHold[]>(sql`
    select c.id, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter
    from claim c
    where c.state in ('OFFERED', 'HELD') and c.expires_at <= statement_timestamp()
    order by c.expires_at limit ${HOLDS_AT_ONCE}`);
}
