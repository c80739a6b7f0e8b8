import type { Actor, Context } from '@lianjian/kernel/context';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import { askAgreementOf } from '../agreement/ask-agreement.ts';
import { db } from '../db.ts';
import { mayReadDemand } from '../demand/demand.visibility.ts';
import { askParties } from '../party/party.ts';
import { meaningOf, offerViolations } from '../resource/offer/offer.rules.ts';
import { claim } from './claim.store.ts';
import { askClaimant } from './claimant.ts';
import { inputViolations, noClaimant, noDemand } from './input.rules.ts';
import { askOffering, type Given, offeringFor } from './offering/ask-offering.ts';
import { eitherViolations, ofOffer } from './offering/offering.rules.ts';
import { answererViolations, partnerViolations } from './partner/partner.rules.ts';

export interface ClaimDemand extends CommandInput {
  demandId: string;
  resourceId?: string | null;
  claimantId?: string | null;
  quantity: number;
  /** Who does it together with the claimant. */
  partnerIds?: readonly string[] | null;
  /** Under which agreement, where it is not that of the resource. */
  agreementId?: string | null;
  /** What the claimant offers in the same act, where nothing of it is on a list. */
  offer?: Given | null;
}

/** The way from the root of the areas to the community of a demand. */
async function pathOf(id: string): Promise<string> {
  const demand = await db().demand.findUnique({ where: { id }, select: { areaPath: true } });
  return demand?.areaPath ?? '';
}

/** Takes up a demand for somebody: what can be known before is asked before the transaction. */
export async function claimDemand(input: ClaimDemand, actor: Actor, ctx: Context): Promise<Answer> {
  const { demandId, resourceId = null, quantity, agreementId = null } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  if (actingForId === null) {
    return refused(ofActing);
  }
  const claimantId = input.claimantId ?? actingForId;
  const partnerIds = input.partnerIds ?? [];
  const offering = input.offer ? await offeringFor(demandId, input.offer) : null;
  const known = [
    ...ofActing,
    ...inputViolations({ quantity, actor, actingForId, claimantId }),
    ...partnerViolations(partnerIds, claimantId),
    ...eitherViolations(resourceId, offering !== null),
    ...(offering ? ofOffer(offerViolations(offering.offer)) : []),
  ];
  const offer = offering && meaningOf(offering.offer);
  const meaning = { demandId, resourceId, claimantId, quantity, partnerIds, agreementId, offer };
  const use = keyUse('claimDemand', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadDemand(demandId, ctx))) {
    return refused([...known, noDemand(demandId)]);
  }
  // What is known of a claimant is told to nobody who may not claim for it.
  if (known.some(({ code }) => code === 'FORBIDDEN')) {
    return refused(known);
  }
  const { answer: claimant, down } = await askClaimant('claimantId', claimantId, ctx);
  if (down) {
    return refused([...known, down]);
  }
  if (claimant === null) {
    return refused([...known, noClaimant(claimantId)]);
  }
  const partners = partnerIds.map((id, at) => ({ id, field: `partnerIds.${at}` }));
  const ofOwners = [
    ...(partnerIds.length > 0 ? answererViolations(partnerIds, await pathOf(demandId)) : []),
    ...(offering ? await askOffering(offering, claimantId, ctx) : []),
    ...(await askParties(partners, ctx)),
    ...(await askAgreementOf(demandId, agreementId, claimantId, ctx)),
  ];
  const resource = offering ? newId('res') : resourceId;
  const who = { claimant, partnerIds, agreementId };
  const taken = { ...who, demandId, resourceId: resource, quantity, offering };
  const order = { id: newId('clm'), ...taken };
  return claim(order, { use, objectId: order.id, known: [...known, ...ofOwners] }, ctx);
}
