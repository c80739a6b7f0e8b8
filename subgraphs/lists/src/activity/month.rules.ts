import type { ServiceActivityState } from './activity-words.ts';

/** How one month of a community's convenience days stands. */
export type MonthStanding = 'HELD' | 'PLANNED' | 'MISSING' | 'TO_COME' | 'NOT_OWED';

/** An activity as its month sees it; an EDTF date, whose month may be unknown. */
export interface Dated {
  heldOn: string;
  state: ServiceActivityState;
}

/** The months of a year, `YYYY-MM`, in order. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);

/** The month of a date; null where it is not known for certain. */
export const monthOf = (heldOn: string): string | null =>
  /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-|$)/.exec(heldOn)?.[1] ?? null;

/**
 * Each month has a convenience day or lacks it (每月一次). A month without one is missing once it is
 * over, unless that was before the first month that owes one; until then it is still to come.
 */
export function standingOf(
  month: string,
  activities: readonly Dated[],
  { thisMonth, firstMonth }: { thisMonth: string; firstMonth: string | null },
): MonthStanding {
  const states = activities
    .filter(({ heldOn }) => monthOf(heldOn) === month)
    .map(({ state }) => state);
  if (states.includes('HELD')) {
    return 'HELD';
  }
  if (firstMonth !== null && month < firstMonth) {
    return 'NOT_OWED';
  }
  if (month < thisMonth) {
    return 'MISSING';
  }
  return states.includes('PLANNED') ? 'PLANNED' : 'TO_COME';
}
