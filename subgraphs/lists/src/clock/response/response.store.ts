import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Decided } from '@lianjian/vocabulary/perform';
import { db } from '../../db.ts';
import type { Tx } from '../../demand/demand-lock.store.ts';
import type { ResponderRole } from '../limit.rules.ts';
import { responseViolations } from './response.rules.ts';

export interface Response {
  demand: DemandSeen;
  firmId: string | null;
  role: ResponderRole;
  by: By;
}

export interface DemandSeen {
  id: string;
  areaPath: string;
  compoundId: string | null;
  responsiblePartyId: string | null;
  /** Persons who were sent to it and did not send it back. */
  sentIds: string[];
  version: number;
  /** The clock that waits for the first answer, or waited for it. */
  clockId: string | null;
}

/** A demand with the clock of its first response; null where there is no such demand. */
export async function demandSeen(id: string): Promise<DemandSeen | null> {
  const [seen] = await db().$queryRaw<DemandSeen[]>(sql`
    select d.id, d.area_path as "areaPath", d.compound_id as "compoundId",
      d.responsible_party_id as "responsiblePartyId", d.version,
      array(select a.assignee_person_id from assignment a
        where a.demand_id = d.id and a.mode in ('ROTA', 'DISPATCHED') and a.state <> 'RETURNED'
          and a.assignee_person_id is not null order by 1) as "sentIds", (
        select k.id from clock k where k.demand_id = d.id and k.code = 'FIRST_RESPONSE'
        order by k.started_at desc, k.id limit 1) as "clockId"
    from demand d where d.id = ${id}`);
  return seen ?? null;
}

/** Says that somebody answered: the event ends the clock, as every event that is an answer does. */
export async function decideResponse(tx: Tx, order: Response): Promise<Decided> {
  const { demand, firmId, role, by } = order;
  const { id: demandId, areaPath, responsiblePartyId, sentIds, version } = demand;
  const responders = await lockResponders(tx, demand.clockId);
  const waiting = { demandId, areaPath, firmId, responsiblePartyId, sentIds, responders };
  const versions = { fromVersion: version, toVersion: version };
  const about = { entityType: 'Demand', entityId: demandId, areaPath, ...versions };
  return {
    violations: responseViolations(role, by, waiting),
    write: async () => [{ type: 'demand.responded', ...about, before: null, after: { role } }],
  };
}

/** Whose answer an open clock takes, with its lock held; null when it is not open. */
async function lockResponders(tx: Queryable, clockId: string | null) {
  const [open] = await tx.$queryRaw<{ responders: ResponderRole[] }[]>(sql`
    select k.responders::text[] as responders from clock k
    where k.id = ${clockId} and k.stopped_at is null and k.cancelled_at is null
    for no key update`);
  return open?.responders ?? null;
}
