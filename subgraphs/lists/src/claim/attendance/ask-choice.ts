import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { askClaimant } from '../claimant.ts';
import { noClaimant } from '../input.rules.ts';
import { choiceViolations } from './attendance.rules.ts';

const FIELD = 'claimId';

/**
 * What the rosters have against choosing a sign-up. Who signed up, and what the order asks for, never
 * changes; what is no sign-up any more is refused for that, so nobody is asked about it.
 */
export async function askChoice(claimId: string, ctx: Context): Promise<readonly UserErrorShape[]> {
  const found = await db().claim.findUnique({
    where: { id: claimId, state: 'APPLIED' },
    select: {
      claimantPersonId: true,
      claimantOrganisationId: true,
      demand: { select: { skill: true } },
    },
  });
  const claimantId = found?.claimantPersonId ?? found?.claimantOrganisationId;
  if (!found || !claimantId) {
    return [];
  }
  const { answer: claimant, down } = await askClaimant(FIELD, claimantId, ctx);
  if (claimant === null) {
    return [down ?? { ...noClaimant(claimantId), field: ['input', FIELD] }];
  }
  return choiceViolations(found.demand.skill, claimant, FIELD);
}
