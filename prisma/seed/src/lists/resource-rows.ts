import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { date } from './days.ts';
import type { Party, Way } from './stories.ts';

type ResourceInput = Prisma.ServiceResourceCreateManyInput;

/** An offer of the sample; `serves` names compounds and areas, weekdays are ISO (1 is Monday). */
export interface Offer
  extends Pick<ResourceInput, 'id' | 'title' | 'category' | 'capacityPerQuarter' | 'provenance'> {
  description?: string;
  audiences: NonNullable<Prisma.DemandCreateManyInput['audience']>[];
  provider: Party;
  deliveredBy?: `org-${string}`;
  listedIn: string;
  serves: readonly string[];
  agreementId?: string;
  /** SESSION unless said. */
  unit?: ResourceInput['unit'];
  weekdays?: readonly number[];
  hours?: readonly [from: string, to: string];
  /** Of a truck; none means anywhere. */
  routes?: readonly Way[];
  availableFrom: string;
  /** When somebody last made sure that it still holds; the day given to `offerRows` unless said. */
  assuredOn?: string;
}

export interface OfferRows {
  resources: ResourceInput[];
  areas: Prisma.ServiceAreaCreateManyInput[];
  compounds: Prisma.ServiceCompoundCreateManyInput[];
  schedule: Prisma.ScheduleRuleCreateManyInput[];
  routes: Prisma.FreightRouteCreateManyInput[];
}

/** The rows of all offers; those that stand on the list were last renewed on `assuredOn`. */
export function offerRows(offers: readonly Offer[], assuredOn: string): OfferRows {
  return {
    resources: offers.map((offer) => resourceRow(offer, assuredOn)),
    areas: served(offers, (place) => !place.startsWith('cmp-')).map(([resourceId, areaId]) => ({
      resourceId,
      areaId,
    })),
    compounds: served(offers, (place) => place.startsWith('cmp-')).map(
      ([resourceId, compoundId]) => ({ resourceId, compoundId }),
    ),
    schedule: offers.flatMap(scheduleRows),
    routes: offers.flatMap(({ id, routes = [] }) =>
      routes.map(({ from, to, ...keys }) => {
        return { resourceId: id, fromPlace: from, toPlace: to, ...keys };
      }),
    ),
  };
}

function resourceRow(offer: Offer, assuredOn: string): ResourceInput {
  const isPerson = offer.provider.startsWith('per-');
  return {
    id: offer.id,
    title: offer.title,
    description: offer.description ?? null,
    category: offer.category,
    audiences: offer.audiences,
    providerOrganisationId: isPerson ? null : offer.provider,
    providerPersonId: isPerson ? offer.provider : null,
    deliveredById: offer.deliveredBy ?? null,
    areaId: offer.listedIn,
    areaPath: areaPath(offer.listedIn),
    agreementId: offer.agreementId ?? null,
    unit: offer.unit ?? 'SESSION',
    capacityPerQuarter: offer.capacityPerQuarter,
    availableFrom: date(offer.availableFrom),
    assuredOn: date(offer.assuredOn ?? assuredOn),
    state: 'OFFERED',
    provenance: offer.provenance,
  };
}

function served(offers: readonly Offer[], wanted: (place: string) => boolean): [string, string][] {
  return offers.flatMap(({ id, serves }) =>
    serves.filter(wanted).map((place): [string, string] => [id, place]),
  );
}

function scheduleRows(offer: Offer): Prisma.ScheduleRuleCreateManyInput[] {
  const [fromTime, toTime] = offer.hours ?? ['09:00', '17:00'];
  return (offer.weekdays ?? []).map((weekday) => ({
    resourceId: offer.id,
    weekday,
    fromTime,
    toTime,
  }));
}
