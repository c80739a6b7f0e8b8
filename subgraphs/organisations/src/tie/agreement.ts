import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import {
  agreementSelection,
  agreementTold,
  agreementViolations,
  noAgreement,
} from '@lianjian/vocabulary/agreement.rules';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { NewTie } from './new-tie.rules.ts';

/**
 * What stands against the agreement that a tie names, asked of its owner before anything is written.
 * The organisation that the tie begins at is a party of it; where a person begins, the one it leads to.
 */
export async function askAgreement(tie: NewTie, ctx: Context): Promise<UserErrorShape[]> {
  const { agreementId, fromOrganisationId, toOrganisationId, toAreaId } = tie;
  if (agreementId === null) {
    return [];
  }
  const named = [{ __typename: 'Agreement', id: agreementId }];
  const at = toAreaId === null ? null : { areaId: toAreaId, compoundId: null };
  const { answer, down } = await asked('agreementId', () =>
    askEntities('agreements', named, agreementSelection(at), ctx),
  );
  if (down) {
    return [down];
  }
  const [found] = answer;
  const partyId = fromOrganisationId ?? toOrganisationId;
  return found
    ? agreementViolations(agreementTold(agreementId, found), partyId)
    : [noAgreement(agreementId)];
}
