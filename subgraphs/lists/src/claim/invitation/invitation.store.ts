import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { type Claimant, claimViolations } from '../claim.rules.ts';
import { lockFor, make, meet, type Tx } from '../claim.store.ts';
import { newClaim } from '../new-claim.rules.ts';
import type { Asker } from '../step/step.rules.ts';
import { notYourDemand, placed, respondByViolations } from './invitation.rules.ts';

/** A claim that a community offers to one party. */
export interface Offer {
  id: string;
  /** Its place in the invitation. */
  at: number;
  claimant: Claimant;
  resourceId: string | null;
  quantity: number;
}

export interface Invitation {
  demandId: string;
  respondBy: Date;
  offers: readonly Offer[];
  asker: Asker;
}

/**
 * Makes the claims that a community offers, all or none, each judged with what those before it have
 * taken. The claims of one invitation hold together what they ask for, until they are answered.
 */
export function invite(invitation: Invitation, command: Command, ctx: Context): Promise<Answer> {
  const { demandId, respondBy, offers, asker } = invitation;
  return once<Tx>(db(), command, async (tx) => {
    const resourceIds = offers.flatMap(({ resourceId }) => resourceId ?? []);
    const locked = await lockFor(tx, demandId, resourceIds);
    const violations: UserErrorShape[] = keepsBooksOf(
      asker.actor,
      asker.actingForId,
      locked.demand.areaPath,
    )
      ? []
      : [notYourDemand(demandId)];
    const changes = [...locked.changes];
    for (const [index, { at, ...offer }] of offers.entries()) {
      const meeting = await meet(tx, { ...offer, demandId });
      if (index === 0) {
        violations.push(...respondByViolations(respondBy, meeting.instant));
      }
      violations.push(...claimViolations(meeting.attempt).map((each) => placed(each, at)));
      if (command.known.length + violations.length === 0) {
        const opened = { state: 'OFFERED', openedBy: 'COMMUNITY', holdUntil: respondBy } as const;
        const row = newClaim({ ...offer, ...meeting, ...locked, ...opened });
        changes.push(...(await make(tx, row, locked)));
      }
    }
    if (command.known.length + violations.length === 0) {
      await appendEvents(tx, changes, ctx, asker.actingForId);
    }
    return violations;
  });
}
