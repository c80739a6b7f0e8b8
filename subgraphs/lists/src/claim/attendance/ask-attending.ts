import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { policyOf } from '../../kinds/kinds.ts';
import { askClaimant } from '../claimant.ts';
import { noClaimant } from '../input.rules.ts';
import { choiceViolations } from './attendance.rules.ts';

const FIELD = 'claimId';

/**
 * What the rosters have against somebody's attending who signed up, or was asked, where members of
 * teams alone attend. Who that is and what the order asks for never changes; what is in another state
 * is refused for that, so nobody is asked about it.
 */
export const askAttending =
  (state: 'APPLIED' | 'OFFERED') =>
  async (claimId: string, ctx: Context): Promise<readonly UserErrorShape[]> => {
    const found = await db().claim.findUnique({
      where: { id: claimId, state },
      select: {
        claimantPersonId: true,
        claimantOrganisationId: true,
        demand: { select: { skill: true, kind: true, route: true } },
      },
    });
    const claimantId = found?.claimantPersonId ?? found?.claimantOrganisationId;
    if (!found || !claimantId || !isForMembers(found.demand)) {
      return [];
    }
    const { answer: claimant, down } = await askClaimant(FIELD, claimantId, ctx);
    if (claimant === null) {
      return [down ?? { ...noClaimant(claimantId), field: ['input', FIELD] }];
    }
    return choiceViolations(found.demand.skill, claimant, FIELD);
  };

const isForMembers = (demand: Parameters<typeof policyOf>[0]) =>
  policyOf(demand)?.claimants.every((kind) => kind === 'TEAM_MEMBER') ?? false;
