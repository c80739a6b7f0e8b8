import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { at, plusDays, quarterOf } from './days.ts';
import { committeeOf, placeOf } from './places.ts';
import type { ClaimEnd, ClaimStory, Party, Story } from './stories.ts';

export type ClaimRow = Prisma.ClaimCreateManyInput;

// How many days after the claim each step of the sample was taken.
const DAYS = { accepted: 1, started: 7, delivered: 8, confirmed: 10, answered: 2 } as const;

const REACHED: Readonly<Record<ClaimEnd, number>> = {
  APPLIED: 0,
  DECLINED: 0,
  EXPIRED: 0,
  ACCEPTED: 1,
  RELEASED: 1,
  IN_SERVICE: 2,
  DELIVERED: 3,
  CONFIRMED: 4,
};

/** The rows of a story's claims, in the order in which they were made. */
export function claimRows(story: Story): ClaimRow[] {
  return (story.claims ?? []).map((claim, index) => claimRow(story, claim, index + 1));
}

function claimRow(story: Story, claim: ClaimStory, number: number): ClaimRow {
  const { areaId } = placeOf(story.place);
  const quantity = claim.quantity ?? story.quantity;
  const after = (days: number) => at(plusDays(claim.on, days), '10:00');
  const step = (reached: number, days: number) =>
    REACHED[claim.state] >= reached ? after(days) : null;
  const isPerson = claim.claimant.startsWith('per-');
  return {
    id: `${story.id.replace(/^dem-/, 'clm-')}-${number}`,
    demandId: story.id,
    resourceId: claim.resourceId ?? null,
    ...claimantColumns(claim.claimant),
    responsiblePartyId: isPerson ? committeeOf(areaId) : null,
    areaId,
    areaPath: areaPath(areaId),
    openedBy: 'CLAIMANT',
    quantity,
    quarter: story.listQuarter ?? quarterOf(story.collected),
    state: claim.state,
    expiresAt: story.kind === 'REPAIR_ORDER' ? null : after(DAYS.answered),
    claimedAt: at(claim.on, claim.time),
    acceptedAt: step(1, DAYS.accepted),
    startedAt: step(2, DAYS.started),
    deliveredAt: step(3, DAYS.delivered),
    confirmedAt: step(4, DAYS.confirmed),
    closedAt: closedAt(claim, after),
    delivered: REACHED[claim.state] >= 3 ? quantity : 0,
    confirmed: claim.state === 'CONFIRMED' ? quantity : 0,
    reason: claim.reason ?? null,
    agreementId: claim.agreementId ?? null,
    createdAt: at(claim.on, claim.time),
    updatedAt: after(lastDay(claim.state)),
    provenance: 'SYNTHETIC',
  };
}

function claimantColumns(party: Party) {
  return party.startsWith('per-')
    ? { claimantOrganisationId: null, claimantPersonId: party }
    : { claimantOrganisationId: party, claimantPersonId: null };
}

function lastDay(state: ClaimEnd): number {
  const days = [0, DAYS.accepted, DAYS.started, DAYS.delivered, DAYS.confirmed];
  const closed = state === 'DECLINED' || state === 'EXPIRED' || state === 'RELEASED';
  return closed ? DAYS.answered : (days[REACHED[state]] ?? 0);
}

function closedAt(claim: ClaimStory, after: (days: number) => Date): Date | null {
  switch (claim.state) {
    case 'CONFIRMED':
      return after(DAYS.confirmed);
    case 'DECLINED':
    case 'EXPIRED':
    case 'RELEASED':
      return after(DAYS.answered);
    default:
      return null;
  }
}
