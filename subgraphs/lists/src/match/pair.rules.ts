import type { SERVICE_CATEGORIES } from '@lianjian/vocabulary/enums';
import type { Route } from '../freight/route.rules.ts';
import type { ClaimPolicy } from '../kinds/kind.ts';
import type { Day, Quarter } from '../quarter/quarter.rules.ts';
import type {
  Audience,
  DemandKind,
  DemandState,
  ResourceState,
  ServiceUnit,
  Track,
} from '../words.ts';
import type { Said } from './text/similarity.rules.ts';

export type ServiceCategory = keyof typeof SERVICE_CATEGORIES;
export type ProviderKind = 'ORGANISATION' | 'PERSON';

/** A demand as matching sees it, at one instant. */
export interface DemandSide extends Said {
  id: string;
  kind: DemandKind;
  track: Track;
  state: DemandState;
  /** Null on the track that nobody claims. */
  policy: ClaimPolicy | null;
  category: ServiceCategory;
  /** What whoever attends has to be able to do; null: nothing more. */
  skill: ServiceCategory | null;
  audience: Audience;
  unit: ServiceUnit;
  free: number;
  held: number;
  committed: number;
  compoundId: string | null;
  /** The ids of its area and of all above, from the root down. */
  areaIds: readonly string[];
  /** The quarter on whose list it stands, which is the one whose capacity a claim takes. */
  listQuarter: Quarter;
  wantedFrom: Day | null;
  wantedBy: Day | null;
  /** ISO weekdays, 1 to 7; none means any. */
  weekdays: readonly number[];
  /** The day from which on it can still be met; null where days that have passed do not matter. */
  notBefore: Day | null;
  /** Of freight: its route, by the keys of its places; null where none was said. */
  cargo: Route | null;
}

/** What the provider's own closed claims say; see `reliability`. */
export interface ServiceRecord {
  /** Claims that were confirmed, or released for the provider's own reasons. */
  cases: number;
  /** The marks of those claims added up, each from 0 to 1. */
  marks: number;
}

/** A resource as matching sees it, in the quarter of one demand. */
export interface ResourceSide extends Said {
  id: string;
  providerId: string;
  providerKind: ProviderKind;
  state: ResourceState;
  category: ServiceCategory;
  audiences: readonly Audience[];
  unit: ServiceUnit;
  /** What is free in the demand's list quarter. */
  free: number;
  /** The compounds and areas that it serves; those that are not the demand's may be left out. */
  placeIds: readonly string[];
  availableFrom: Day | null;
  availableTo: Day | null;
  /** ISO weekdays of its schedule, 1 to 7; none means any. */
  weekdays: readonly number[];
  /** The routes of a truck, by the keys of their places; none means anywhere. */
  routes: readonly Route[];
  assuredOn: Day | null;
}

/** What other subgraphs know of a demand's place. Undefined or null: unknown; empty: none. */
export interface Facts {
  /** Parties of agreements in force that cover the compound (agreements). */
  partnerOrganisationIds?: readonly string[] | null;
  /** Organisations that have reported in to the community (organisations). */
  reportedInOrganisationIds?: readonly string[] | null;
}

export interface Pair {
  demand: DemandSide;
  resource: ResourceSide;
  record: ServiceRecord;
}

export interface Note {
  zh: string;
  en: string;
}

/** The places that a resource may serve to reach a demand, the nearest first. */
export function placesOf(demand: DemandSide): readonly string[] {
  const areas = [...demand.areaIds].reverse();
  return demand.compoundId === null ? areas : [demand.compoundId, ...areas];
}

/** How many steps up from the demand's own place a resource serves it; undefined when it does not. */
export function reach({ demand, resource }: Omit<Pair, 'record'>): number | undefined {
  const steps = placesOf(demand).findIndex((place) => resource.placeIds.includes(place));
  return steps < 0 ? undefined : steps;
}
