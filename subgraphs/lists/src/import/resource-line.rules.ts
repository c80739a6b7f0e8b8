import { newOffer } from '../resource/offer/given.rules.ts';
import { type Offer, offerViolations } from '../resource/offer/offer.rules.ts';
import { atHeadings, type Line, readLine, type Said } from '../sheet/line.rules.ts';
import { OFFER } from '../sheet/resource-columns.rules.ts';
import type { JudgedLine } from './judged.rules.ts';
import { AREAS, allMeantBy, COMPOUNDS, type KnownName, meantBy, UNITS } from './named.rules.ts';

/** What a line offers, and who does. */
export interface Offered {
  providerId: string;
  offer: Offer;
}

/** The community into whose list lines are imported, and what they can name there. */
export interface Listing {
  areaId: string;
  /** Who offers where a line does not say. */
  usualProviderId: string;
  areas: readonly KnownName[];
  compounds: readonly KnownName[];
  units: readonly KnownName[];
}

export const OFFER_COLUMNS = Object.values(OFFER);

/** Whether a line names anything without its id, so that names have to be known. */
export function hasNames({ cells }: Line): boolean {
  return NAMED.some(([name, id]) => cells.has(name) && !cells.has(id));
}

const NAMED = [
  [OFFER.provider, OFFER.providerId],
  [OFFER.deliveredBy, OFFER.deliveredById],
  [OFFER.serviceAreas, OFFER.serviceAreaIds],
  [OFFER.serviceCompounds, OFFER.serviceCompoundIds],
] as const;

/** Judges a line as if it had been published by itself; every fault at once. */
export function judgeOffer(line: Line, listing: Listing): JudgedLine<Offered> {
  const said = readLine(line, OFFER_COLUMNS);
  const { get } = said;
  const named = namedBy(said, listing);
  const offer = {
    title: get(OFFER.title),
    description: get(OFFER.description),
    category: get(OFFER.category),
    audiences: get(OFFER.audiences),
    unit: get(OFFER.unit),
    capacityPerQuarter: get(OFFER.capacityPerQuarter),
    serviceAreaIds: named.serviceAreaIds,
    serviceCompoundIds: named.serviceCompoundIds,
    availableFrom: get(OFFER.availableFrom),
    availableTo: get(OFFER.availableTo),
    schedule: get(OFFER.schedule),
    routes: get(OFFER.routes),
    deliveredById: named.deliveredById,
    agreementId: get(OFFER.agreementId),
    assuredOn: get(OFFER.assuredOn),
  };
  const whole = isWhole(offer) ? newOffer(offer, listing.areaId) : null;
  const against = offerViolations(whole ?? withoutNulls(offer));
  const all = [...said.violations, ...named.violations, ...atHeadings(against, OFFER_COLUMNS)];
  const told = whole && all.length === 0 ? { providerId: named.providerId, offer: whole } : null;
  return { line: line.line, told, violations: all };
}

/** Whom and which places a line means: by ids where they stand there, else by names. */
function namedBy({ get }: Said, { areas, compounds, units, usualProviderId }: Listing) {
  const one = (id: string | null, name: typeof OFFER.provider) =>
    id === null ? meantBy(get(name), { ...UNITS, known: units }, name) : { id, violations: [] };
  const provider = one(get(OFFER.providerId), OFFER.provider);
  const deliveredBy = one(get(OFFER.deliveredById), OFFER.deliveredBy);
  const areaIds = get(OFFER.serviceAreaIds);
  const inAreas = areaIds
    ? { id: areaIds, violations: [] }
    : allMeantBy(get(OFFER.serviceAreas) ?? [], { ...AREAS, known: areas }, OFFER.serviceAreas);
  const compoundIds = get(OFFER.serviceCompoundIds);
  const directory = { ...COMPOUNDS, known: compounds };
  const inCompounds = compoundIds
    ? { id: compoundIds, violations: [] }
    : allMeantBy(get(OFFER.serviceCompounds) ?? [], directory, OFFER.serviceCompounds);
  return {
    providerId: provider.id ?? usualProviderId,
    deliveredById: deliveredBy.id,
    serviceAreaIds: inAreas.id,
    serviceCompoundIds: inCompounds.id,
    violations: [provider, deliveredBy, inAreas, inCompounds].flatMap(
      ({ violations }) => violations,
    ),
  };
}

type Required = Pick<Offer, 'title' | 'category' | 'unit' | 'capacityPerQuarter'>;

/** Whether all is there that an offer cannot do without. */
function isWhole<T extends { [Key in keyof Required]: Required[Key] | null }>(
  offer: T,
): offer is T & Required {
  return ![offer.title, offer.category, offer.unit, offer.capacityPerQuarter].includes(null);
}

/** What is said of an offer that is not whole. */
const withoutNulls = (said: { [Key in keyof Offer]: Offer[Key] | null }): Partial<Offer> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
