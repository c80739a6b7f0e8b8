import type { Context } from '@lianjian/kernel/context';
import { agreementViolations } from '@lianjian/vocabulary/agreement.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { canBeAsked, type Offer } from '../offer/offer.rules.ts';
import { reachViolations } from '../offer/offering.rules.ts';
import { askOwners } from '../offer/owners.ts';
import { offerOf, type ResourceRow, standingOf } from './standing.ts';

/** Asks the owners about what an offer names anew; about what it named before nobody is asked again. */
export function askAnew(anew: Partial<Offer>, ctx: Context) {
  return async (row: ResourceRow): Promise<readonly UserErrorShape[]> => {
    const offer = { ...offerOf(row), ...anew };
    const isMoved = (anew.serviceAreaIds ?? anew.serviceCompoundIds) !== undefined;
    const { deliveredById = null, agreementId = null } = anew;
    if (!canBeAsked(offer) || (!isMoved && deliveredById === null && agreementId === null)) {
      return [];
    }
    const { providerId } = standingOf(row);
    const { areaId } = row;
    const { serviceAreaIds, serviceCompoundIds } = isMoved ? offer : NOWHERE;
    const names = { areaId, providerId, deliveredById, agreementId };
    const told = await askOwners({ ...names, serviceAreaIds, serviceCompoundIds }, ctx);
    const isKnown = told.violations.length === 0;
    return [
      ...told.violations,
      ...(told.agreement ? agreementViolations(told.agreement, providerId) : []),
      ...(isMoved && isKnown ? reachViolations(offer, told.areaOfCompound, row) : []),
    ];
  };
}

const NOWHERE: Pick<Offer, 'serviceAreaIds' | 'serviceCompoundIds'> = {
  serviceAreaIds: [],
  serviceCompoundIds: [],
};
