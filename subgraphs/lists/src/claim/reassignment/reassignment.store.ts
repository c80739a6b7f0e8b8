import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import type { ReasonCode } from '../../words.ts';
import type { Locked } from '../balance.store.ts';
import { type Claimant, claimViolations } from '../claim.rules.ts';
import { make, meet } from '../claim.store.ts';
import { respondByViolations } from '../invitation/invitation.rules.ts';
import { newClaim } from '../new-claim.rules.ts';
import type { StandingNow } from '../step/standing.store.ts';
import { type Asker, stepViolations } from '../step/step.rules.ts';
import { lockClaim, type Tx, write } from '../step/step.store.ts';
import { stepsOf } from '../step/steps.rules.ts';
import { placed, type Successor, sameViolations } from './reassignment.rules.ts';

export interface Reassignment extends Successor {
  claimId: string;
  expectedVersion: number;
  reason: ReasonCode;
  claimant: Claimant;
  /** Until when the new party may answer; the usual time unless said. */
  respondBy: Date | null;
  asker: Asker;
}

/**
 * Releases a claim and offers what it took to another party, both or neither: whatever either moves is
 * locked at once, and the new claim is judged with what the old one has given back.
 */
export function reassign(order: Reassignment, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { claim, locked, quarter } = await lockBoth(tx, order);
    const { expectedVersion, reason, asker } = order;
    const asked = { mutation: 'reassignClaim', expectedVersion, reason } as const;
    const violations = [
      ...stepViolations(asked, asker, claim),
      ...sameViolations(order, claim),
      ...(order.respondBy ? respondByViolations(order.respondBy, claim.instant) : []),
    ];
    // From a state that it cannot be released in there is nothing to judge a successor by.
    if (!stepsOf('reassignClaim').some(({ from }) => from === claim.state)) {
      return violations;
    }
    const released = await write(tx, claim, locked, {
      to: 'RELEASED',
      verb: 'released',
      data: { closedAt: claim.instant, reason },
    });
    if (locked.demand.listQuarter !== quarter) {
      throw new CameBetween();
    }
    const successor = await offer(tx, order, { claim, locked, id: command.objectId });
    violations.push(...successor.violations);
    if (command.known.length + violations.length === 0) {
      const changes = [...locked.changes, ...released, ...(await successor.write())];
      await appendEvents(tx, changes, ctx, command.use.actingForId);
    }
    return violations;
  });
}

/** What is given back goes over to the latest list, and what is offered anew takes capacity of that. */
async function lockBoth(tx: Tx, { claimId, toResourceId }: Reassignment) {
  const [seen] = await tx.$queryRaw<{ quarter: string }[]>(sql`
    select latest_list(d.area_id, d.kind, d.list_quarter) as quarter
    from claim c join demand d on d.id = c.demand_id
    where c.id = ${claimId}`);
  const wanted = seen && toResourceId ? [{ resourceId: toResourceId, quarter: seen.quarter }] : [];
  return { ...(await lockClaim(tx, claimId, wanted)), quarter: seen?.quarter };
}

interface Offering {
  claim: StandingNow;
  locked: Locked;
  id: string;
}

/** The new claim: what stands against it, and how it is written. */
async function offer(tx: Tx, order: Reassignment, { claim, locked, id }: Offering) {
  const { toResourceId: resourceId, claimant, respondBy } = order;
  const quantity = order.quantity ?? claim.quantity;
  const asked = { id, demandId: claim.demandId, resourceId, claimant, quantity };
  const meeting = await meet(tx, asked);
  const violations: UserErrorShape[] = claimViolations(meeting.attempt).map(placed);
  return {
    violations,
    write: () => {
      const row = newClaim({
        ...asked,
        ...meeting,
        demand: locked.demand,
        state: 'OFFERED',
        openedBy: 'COMMUNITY',
        holdUntil: respondBy ?? meeting.holdUntil,
        replacesId: claim.id,
      });
      return make(tx, row, locked);
    },
  };
}
