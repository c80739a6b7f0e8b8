import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { keysOf } from '../../freight/route.rules.ts';
import type { ResourceSide } from '../../match/pair.rules.ts';
import { type Day, dayOf } from '../../quarter/quarter.rules.ts';
import { type Offer, wholeViolations } from '../../resource/offer/offer.rules.ts';
import type { List } from '../../resource/offer/offering.rules.ts';
import type { Claimant } from '../claim.rules.ts';

/** What a claimant offers in the act of claiming: it is published onto the list of the demand. */
export interface Offering {
  offer: Offer;
  list: List;
}

/** The resource that would come of an offer, as matching sees it before it is published. */
export function sideOf(id: string, { offer }: Offering, claimant: Claimant): ResourceSide {
  const { title, description, category, audiences, unit, availableFrom, availableTo } = offer;
  return {
    title,
    description,
    category,
    audiences,
    unit,
    availableFrom,
    availableTo,
    id,
    providerId: claimant.id,
    providerKind: claimant.kind,
    state: 'OFFERED',
    free: offer.capacityPerQuarter,
    placeIds: [...offer.serviceCompoundIds, ...offer.serviceAreaIds],
    weekdays: [...new Set(offer.schedule.map(({ weekday }) => weekday))].sort(),
    routes: offer.routes.map(keysOf),
    assuredOn: offer.assuredOn,
  };
}

/** What stands against an offer at an instant, with what stands against claiming with it. */
export function offeringViolations(
  { offer }: Offering,
  ofClaim: readonly UserErrorShape[],
  instant: Date,
): UserErrorShape[] {
  const today: Day = dayOf(instant);
  return [...ofClaim.map(aboutOffer), ...ofOffer(wholeViolations(offer, today))];
}

/** Violations of an offer, at their places in the input of a claim. */
export function ofOffer(violations: readonly UserErrorShape[]): UserErrorShape[] {
  return violations.map(({ field, ...rest }) => {
    const [, name = '', ...more] = field ?? [];
    // Who claims is who offers, and where is the demand's own community.
    const placed = { providerId: ['claimantId'], areaId: ['demandId'] }[name] ?? [
      'offer',
      name,
      ...more,
    ];
    return { ...rest, field: ['input', ...placed] };
  });
}

/** What a claim says of its resource is said of the offer: there is no resource of that id yet. */
function aboutOffer({ entityId, ...rest }: UserErrorShape): UserErrorShape {
  if (rest.field?.[1] === 'resourceId') {
    return { ...rest, field: ['input', 'offer'] };
  }
  return rest.code === 'NO_CAPACITY' ? rest : { ...rest, entityId };
}

/** One claims with what is on the list already, or with what one puts onto it. */
export function eitherViolations(resourceId: string | null, isOffered: boolean): UserErrorShape[] {
  if (resourceId === null || !isOffered) {
    return [];
  }
  const [zh, en] = [
    '服务资源与新发布的服务只能填一个。',
    'Name a resource or offer a new one, not both.',
  ];
  return [violation('INVALID_INPUT', 'offer', zh, en, { entityId: resourceId })];
}
