import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { newOffer } from '../../resource/offer/given.rules.ts';
import { canBeAsked } from '../../resource/offer/offer.rules.ts';
import { toldViolations } from '../../resource/offer/offering.rules.ts';
import { askOwners } from '../../resource/offer/owners.ts';
import { type Offering, ofOffer } from './offering.rules.ts';

/** An offer as the input gives it. */
export type Given = Parameters<typeof newOffer>[0];

/** What is offered for a demand: on the list of its community, which never changes. */
export async function offeringFor(demandId: string, given: Given): Promise<Offering | null> {
  const list = await db().demand.findUnique({
    where: { id: demandId },
    select: { areaId: true, areaPath: true },
  });
  return list && { offer: newOffer(given, list.areaId), list };
}

/** What the owners have against an offer; the claimant is known to be there. */
export async function askOffering(
  { offer, list }: Offering,
  claimantId: string,
  ctx: Context,
): Promise<UserErrorShape[]> {
  if (!canBeAsked(offer)) {
    return [];
  }
  const told = await askOwners({ ...offer, areaId: list.areaId, providerId: claimantId }, ctx);
  return ofOffer(toldViolations(offer, told, list));
}
