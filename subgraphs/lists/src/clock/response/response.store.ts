import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { db } from '../../db.ts';
import type { ResponderRole } from '../limit.rules.ts';
import { responseViolations, type Waiting } from './response.rules.ts';

export interface Response {
  demand: DemandSeen;
  firmId: string | null;
  role: ResponderRole;
  actor: Actor;
}

export interface DemandSeen {
  id: string;
  areaPath: string;
  compoundId: string | null;
  responsiblePartyId: string | null;
  version: number;
  /** The clock that waits for the first answer, or waited for it. */
  clockId: string | null;
}

/** A demand with the clock of its first response; null where there is no such demand. */
export async function demandSeen(id: string): Promise<DemandSeen | null> {
  const [seen] = await db().$queryRaw<DemandSeen[]>(sql`
    select d.id, d.area_path as "areaPath", d.compound_id as "compoundId",
      d.responsible_party_id as "responsiblePartyId", d.version, (
        select k.id from clock k where k.demand_id = d.id and k.code = 'FIRST_RESPONSE'
        order by k.started_at desc, k.id limit 1) as "clockId"
    from demand d where d.id = ${id}`);
  return seen ?? null;
}

/** Says that somebody answered: the event ends the clock, as every event that is an answer does. */
export function respond(order: Response, command: Command, ctx: Context): Promise<Answer> {
  const { demand, firmId, role, actor } = order;
  const { actingForId } = command.use;
  return once<Prisma.TransactionClient>(db(), command, async (tx) => {
    const waiting: Waiting = {
      demandId: demand.id,
      areaPath: demand.areaPath,
      firmId,
      responsiblePartyId: demand.responsiblePartyId,
      responders: await lockResponders(tx, demand.clockId),
    };
    const violations = responseViolations(role, { actor, actingForId }, waiting);
    if (command.known.length + violations.length === 0) {
      const responded = {
        type: 'demand.responded',
        entityType: 'Demand',
        entityId: demand.id,
        fromVersion: demand.version,
        toVersion: demand.version,
        areaPath: demand.areaPath,
        before: null,
        after: { role },
      };
      await appendEvents(tx, [responded], ctx, actingForId);
    }
    return violations;
  });
}

/** Whose answer an open clock takes, with its lock held; null when it is not open. */
async function lockResponders(tx: Queryable, clockId: string | null) {
  const [open] = await tx.$queryRaw<{ responders: ResponderRole[] }[]>(sql`
    select k.responders::text[] as responders from clock k
    where k.id = ${clockId} and k.stopped_at is null and k.cancelled_at is null
    for no key update`);
  return open?.responders ?? null;
}
