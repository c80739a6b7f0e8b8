import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import type { Place } from '../submission/place.ts';
import { type AgreementTold, agreementViolations, noAgreement } from './agreement.rules.ts';

type At = Pick<Place, 'areaId' | 'compoundId'>;

interface Answered {
  state: string;
  coversPlace: boolean | null;
  parties: { organisation: { id: string } | null }[];
}

/** What the owner of agreements is asked of those that are named for a place. */
export function agreementSelection({ areaId, compoundId }: At): string {
  const place = `areaId: ${JSON.stringify(areaId)}, compoundId: ${JSON.stringify(compoundId)}`;
  return `... on Agreement { state coversPlace(${place}) parties { organisation { id } } }`;
}

export function agreementTold(id: string, found: Record<string, unknown>): AgreementTold {
  const { state, coversPlace, parties } = found as unknown as Answered;
  return {
    id,
    inForce: state === 'IN_FORCE',
    coversPlace: coversPlace === true,
    partyIds: parties.map(({ organisation }) => organisation?.id ?? null),
  };
}

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
