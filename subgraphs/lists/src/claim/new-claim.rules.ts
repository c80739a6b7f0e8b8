import type { ClaimState } from '../words.ts';
import type { Claimant } from './claim.rules.ts';

/** What a new claim is made of. */
export interface Beginning {
  id: string;
  demand: { id: string; areaId: string; areaPath: string; listQuarter: string };
  resourceId: string | null;
  agreementId: string | null;
  claimant: Claimant;
  quantity: number;
  state: ClaimState;
  openedBy: 'CLAIMANT' | 'COMMUNITY';
  /** Until when it holds what it asks for, where it waits for an answer. */
  holdUntil: Date;
  /** The claim that it takes over from, if any. */
  replacesId?: string | null;
  /** The instant at which it is made, by the database's clock. */
  instant: Date;
}

/** A new claim as it is stored. */
export function newClaim({ id, demand, claimant, state, instant, ...rest }: Beginning) {
  const isPerson = claimant.kind === 'PERSON';
  return {
    id,
    demandId: demand.id,
    resourceId: rest.resourceId,
    agreementId: rest.agreementId,
    replacesId: rest.replacesId ?? null,
    claimantOrganisationId: isPerson ? null : claimant.id,
    claimantPersonId: isPerson ? claimant.id : null,
    // The community answers for residents who claim.
    responsiblePartyId: isPerson ? `org-${demand.areaId}` : null,
    areaId: demand.areaId,
    areaPath: demand.areaPath,
    openedBy: rest.openedBy,
    quantity: rest.quantity,
    quarter: demand.listQuarter,
    state,
    expiresAt: ['HELD', 'OFFERED'].includes(state) ? rest.holdUntil : null,
    claimedAt: state === 'OFFERED' ? null : instant,
    acceptedAt: state === 'ACCEPTED' ? instant : null,
    createdAt: instant,
    updatedAt: instant,
    provenance: 'ENTERED' as const,
  };
}

export type NewClaim = ReturnType<typeof newClaim>;
