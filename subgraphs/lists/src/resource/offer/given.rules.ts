import type { Offer } from './offer.rules.ts';

type Given<Whole> = { [Name in keyof Whole]?: Whole[Name] | null };

/** A new offer with its defaults written out. */
export function newOffer(
  given: Given<Offer> & Pick<Offer, 'title' | 'category' | 'unit' | 'capacityPerQuarter'>,
  areaId: string,
): Offer {
  const serviceCompoundIds = once(given.serviceCompoundIds);
  const serviceAreaIds = once(given.serviceAreaIds);
  const isSaid = serviceAreaIds.length + serviceCompoundIds.length > 0;
  return {
    title: given.title,
    description: given.description ?? null,
    category: given.category,
    audiences: given.audiences ?? ['ANY'],
    unit: given.unit,
    capacityPerQuarter: given.capacityPerQuarter,
    serviceAreaIds: isSaid ? serviceAreaIds : [areaId],
    serviceCompoundIds,
    availableFrom: given.availableFrom ?? null,
    availableTo: given.availableTo ?? null,
    schedule: given.schedule ?? [],
    routes: given.routes ?? [],
    deliveredById: given.deliveredById ?? null,
    agreementId: given.agreementId ?? null,
    assuredOn: given.assuredOn ?? null,
  };
}

/** What of an offer can be said to be nothing. */
const CAN_BE_NULL = [
  'description',
  'availableFrom',
  'availableTo',
  'deliveredById',
  'agreementId',
  'assuredOn',
];

/** What is said anew: what is not given stays, and so does what has to be there but is given as null. */
export function saidAnew(given: Given<Offer>): Partial<Offer> {
  const { serviceAreaIds, serviceCompoundIds } = given;
  const places = {
    ...(serviceAreaIds ? { serviceAreaIds: once(serviceAreaIds) } : {}),
    ...(serviceCompoundIds ? { serviceCompoundIds: once(serviceCompoundIds) } : {}),
  };
  const said = Object.entries(given).filter(
    ([name, value]) => value !== undefined && (value !== null || CAN_BE_NULL.includes(name)),
  );
  return { ...Object.fromEntries(said), ...places };
}

const once = (ids: readonly string[] | null | undefined) => [...new Set(ids ?? [])];
