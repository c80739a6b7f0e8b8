import type { ServiceCategory } from './pair.rules.ts';

type Related = Partial<Record<ServiceCategory, number>>;

/**
 * Which other categories can meet a demand, and how nearly (1 is the same category). The table
 * runs one way: an electrician can mend a lamp in a dwelling, while who mends doors may not touch
 * the wiring. It is kept small, and each line is a pair of works that one team was seen to do or
 * one desk to answer; a change of the table is a change of the rule version.
 */
export const RELATED: Partial<Record<ServiceCategory, Related>> = {
  INDOOR_REPAIR: { PLUMBING_ELECTRIC: 0.6 },
  PUBLIC_REPAIR: { WALL_AND_FENCE: 0.6, PLUMBING_ELECTRIC: 0.5, ROAD: 0.5 },
  WALL_AND_FENCE: { PUBLIC_REPAIR: 0.6 },
  ROAD: { PUBLIC_REPAIR: 0.5 },
  PARKING: { ROAD: 0.4 },
  GREENING: { SNOW_AND_HYGIENE: 0.5, PUBLIC_REPAIR: 0.4 },
  SNOW_AND_HYGIENE: { GREENING: 0.5, WASTE: 0.5 },
  WASTE: { SNOW_AND_HYGIENE: 0.5 },
  MEDIATION: { LEGAL_ADVICE: 0.5 },
  LEGAL_ADVICE: { POLICY_ADVICE: 0.4 },
  POLICY_ADVICE: { LEGAL_ADVICE: 0.5 },
  ADMIN_PROXY: { POLICY_ADVICE: 0.4 },
  CHILDCARE_AND_TRAINING: { LANGUAGE_CLASS: 0.5, CULTURE_AND_SPORT: 0.4 },
  CULTURE_AND_SPORT: { LANGUAGE_CLASS: 0.4 },
};

/** How nearly a resource's category meets a demand's: 1 the same, 0 not at all. */
export function closeness(demanded: ServiceCategory, offered: ServiceCategory): number {
  return demanded === offered ? 1 : (RELATED[demanded]?.[offered] ?? 0);
}

/** The categories that can meet a demand of this one, itself first. */
export function meeting(demanded: ServiceCategory): ServiceCategory[] {
  const related = Object.keys(RELATED[demanded] ?? {}) as ServiceCategory[];
  return [demanded, ...related];
}
