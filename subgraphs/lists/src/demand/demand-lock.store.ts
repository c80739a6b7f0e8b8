import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { lockDemands, lockQuarters } from '../claim/counters.store.ts';
import { type DueHold, expire } from '../claim/expiry.store.ts';
import type { ClaimState } from '../words.ts';
import type { Assigned } from './assigned.rules.ts';

export type Tx = Prisma.TransactionClient;

/** Demands whose locks are held, at the instant of having them, without the holds that are over. */
export interface Locked {
  demands: LockedDemand[];
  /** The instant by the database's clock, with all locks held. */
  instant: Date;
  /** What the log has to say of holds that were over. */
  changes: Change[];
}

export type LockedDemand = Awaited<ReturnType<typeof read>>[number];

/** Locks demands in the order that everybody keeps, and writes down which holds on them are over. */
export async function lockStanding(tx: Tx, ids: readonly string[]): Promise<Locked> {
  const due = await tx.$queryRaw<DueHold[]>(sql`
    select c.id, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter from claim c
    where c.demand_id = any(${[...ids]}::text[])
      and hold_is_due(c.state, c.expires_at, statement_timestamp())`);
  const counters = await lockDemands(tx, ids);
  const used = due.flatMap(({ resourceId, quarter }) =>
    resourceId ? [{ resourceId, quarter }] : [],
  );
  const quarters = await lockQuarters(tx, used);
  const changes = await expire(tx, due, counters, quarters);
  return { demands: await read(tx, ids), instant: await instantOf(tx), changes };
}

/** Claims that were accepted and are not confirmed yet. */
export const CLAIMS_UNDER_WAY: readonly ClaimState[] = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED'];

async function read(tx: Tx, ids: readonly string[]) {
  const rows = await tx.demand.findMany({
    where: { id: { in: [...ids] } },
    include: {
      assignments: {
        where: { state: { not: 'RETURNED' } },
        include: { helpers: true },
        orderBy: { id: 'asc' },
      },
      _count: { select: { claims: { where: { state: { in: [...CLAIMS_UNDER_WAY] } } } } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ assignments, _count, ...row }) => ({
    ...row,
    underWay: _count.claims,
    assignments: assignments.map(toAssigned),
  }));
}

type WithHelpers = Prisma.AssignmentGetPayload<{ include: { helpers: true } }>;

function toAssigned({ id, state, helpers, ...row }: WithHelpers): Assigned {
  return {
    id,
    state,
    assigneeId: row.assigneeOrganisationId ?? row.assigneePersonId ?? '',
    helperIds: helpers.map(({ organisationId, personId }) => organisationId ?? personId ?? ''),
  };
}

/** The instant by the database's clock. */
export async function instantOf(tx: Pick<Tx, '$queryRaw'>): Promise<Date> {
  const [now] = await tx.$queryRaw<{ instant: Date }[]>(
    sql`select statement_timestamp()::timestamptz(3) as instant`,
  );
  if (!now) {
    throw new Error('The database has no clock.');
  }
  return now.instant;
}
