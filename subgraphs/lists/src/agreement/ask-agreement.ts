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
import { db } from '../db.ts';
import type { Place } from '../submission/place.ts';

type At = Pick<Place, 'areaId' | 'compoundId'>;

/** What stands against naming an agreement for a place, by one of its parties where it says which. */
export async function askAgreement(
  agreementId: string | null,
  at: At,
  partyId: string | null,
  ctx: Context,
): Promise<UserErrorShape[]> {
  if (agreementId === null) {
    return [];
  }
  const named = [{ __typename: 'Agreement', id: agreementId }];
  const { answer, down } = await asked('agreementId', () =>
    askEntities('agreements', named, agreementSelection(at), ctx),
  );
  if (down) {
    return [down];
  }
  const [found] = answer;
  return found
    ? agreementViolations(agreementTold(agreementId, found), partyId)
    : [noAgreement(agreementId)];
}

/** The same for the place of a demand; where there is no such demand that is said elsewhere. */
export async function askAgreementOf(
  demandId: string,
  agreementId: string | null,
  partyId: string | null,
  ctx: Context,
): Promise<UserErrorShape[]> {
  const place =
    agreementId === null
      ? null
      : await db().demand.findUnique({
          where: { id: demandId },
          select: { areaId: true, compoundId: true },
        });
  return place ? askAgreement(agreementId, place, partyId, ctx) : [];
}
