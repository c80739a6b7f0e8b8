import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { type ClaimRow, claimRows } from './claim-rows.ts';
import { at, date, quarterOf } from './days.ts';
import { placeOf } from './places.ts';
import type { Story } from './stories.ts';

type DemandRow = Prisma.DemandCreateManyInput;

const COMMITTED = ['ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'CONFIRMED'];

/** What claims keep of a list's quantity; a confirmed one keeps what was confirmed. */
export function committedBy(claims: readonly ClaimRow[]): number {
  return claims
    .filter((claim) => COMMITTED.includes(claim.state))
    .reduce(
      (sum, claim) => sum + (claim.state === 'CONFIRMED' ? (claim.confirmed ?? 0) : claim.quantity),
      0,
    );
}

export function demandRow(story: Story): DemandRow {
  const { areaId, compoundId } = placeOf(story.place);
  const claims = claimRows(story);
  const quarter = quarterOf(story.collected);
  const listQuarter = story.listQuarter ?? quarter;
  return {
    id: story.id,
    title: story.title,
    description: story.description ?? null,
    kind: story.kind,
    category: story.category,
    audience: story.audience,
    urgency: story.urgency ?? 'NORMAL',
    locationClass: story.locationClass ?? 'PUBLIC_AREA',
    areaId,
    areaPath: areaPath(areaId),
    compoundId,
    quarter,
    listQuarter,
    carriedOver: quartersBetween(quarter, listQuarter),
    ...position(story, claims),
    unit: story.unit,
    quantity: story.quantity,
    held: 0,
    committed: committedBy(claims),
    beneficiaries: story.beneficiaries ?? null,
    wantedFrom: story.wantedFrom ? date(story.wantedFrom) : null,
    wantedBy: story.wantedBy ? date(story.wantedBy) : null,
    wantedWeekdays: story.wantedWeekdays ?? [],
    freightFrom: story.freight?.from ?? null,
    freightFromKey: story.freight?.fromKey ?? null,
    freightTo: story.freight?.to ?? null,
    freightToKey: story.freight?.toKey ?? null,
    receivedAt: at(story.collected, story.time),
    claimedOn: claimedOn(story, claims),
    mergedIntoId: story.mergedInto ?? null,
    createdAt: at(story.collected, story.time),
    updatedAt: lastChange(story, claims),
    provenance: story.provenance,
  };
}

/** Where it stands: routed, closed early, or where its claims have brought it. */
function position(
  story: Story,
  claims: readonly ClaimRow[],
): Pick<DemandRow, 'state' | 'route' | 'responsiblePartyId'> {
  const { routing } = story;
  if (routing) {
    return routing.state === 'RETURNED'
      ? { state: 'SORTED', route: null, responsiblePartyId: null }
      : {
          state: routing.state === 'DONE' ? 'RESOLVED' : 'ROUTED',
          route: 'RESPONSIBLE_PARTY',
          responsiblePartyId: routing.to,
        };
  }
  if (story.untouched) {
    return { state: 'COLLECTED', route: null, responsiblePartyId: null };
  }
  if (story.mergedInto || story.withdrawn) {
    const state = story.mergedInto ? 'MERGED' : 'WITHDRAWN';
    return { state, route: null, responsiblePartyId: null };
  }
  return { state: stateByClaims(story, claims), route: 'CLAIM_LIST', responsiblePartyId: null };
}

function stateByClaims(story: Story, claims: readonly ClaimRow[]): DemandRow['state'] {
  const standing = claims.filter((claim) => COMMITTED.includes(claim.state));
  if (committedBy(claims) < story.quantity) {
    return 'LISTED';
  }
  if (standing.every((claim) => claim.state === 'CONFIRMED')) {
    return 'CONFIRMED';
  }
  return standing.every((claim) => claim.deliveredAt) ? 'DELIVERED' : 'CLAIMED';
}

/** The day on which the last bit of it was committed. */
function claimedOn(story: Story, claims: readonly ClaimRow[]): Date | null {
  if (claims.length === 0 || committedBy(claims) < story.quantity) {
    return null;
  }
  const days = claims.flatMap(({ acceptedAt }) => (acceptedAt instanceof Date ? [acceptedAt] : []));
  return new Date(
    Math.max(...days.map((day) => Math.floor(day.getTime() / 86_400_000) * 86_400_000)),
  );
}

function lastChange(story: Story, claims: readonly ClaimRow[]): Date {
  const first = story.routing ? at(story.routing.on) : at(story.collected, story.time);
  const steps = claims.flatMap(({ updatedAt }) =>
    updatedAt instanceof Date ? [updatedAt.getTime()] : [],
  );
  return new Date(Math.max(first.getTime(), ...steps));
}

function quartersBetween(from: string, to: string): number {
  const index = (quarter: string) => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6));
  return index(to) - index(from);
}
