/** Why somebody is visited, each with its meaning; the Chinese term stands in brackets. */
export const VISIT_KINDS = {
  NEW_RESIDENT: 'Knocking at the door of who moved in (新住户敲门).',
  LONG_RESIDENT: 'Dropping in on who has lived there long (老住户串门).',
  IN_DIFFICULTY: 'Going to see who is in difficulty (困难群众上门).',
  RETURN_VISIT: 'Asking those who were served how it went (回访).',
} as const;

export const HOUSEHOLD_CATEGORIES = {
  NEW_RESIDENT: 'Moved in not long ago (新住户).',
  LONG_RESIDENT: 'Has lived there long (老住户).',
  IN_DIFFICULTY: 'In difficulty: aged, alone, ill, disabled or poor (困难群众).',
} as const;

export const VISIT_OUTCOMES = {
  MET: 'Somebody was spoken to (已见面).',
  NOBODY_IN: 'Nobody was at home (无人在家).',
  DECLINED: 'They did not want to be visited (婉拒).',
} as const;

export type VisitKind = keyof typeof VISIT_KINDS;
export type HouseholdCategory = keyof typeof HOUSEHOLD_CATEGORIES;
export type VisitOutcome = keyof typeof VISIT_OUTCOMES;
