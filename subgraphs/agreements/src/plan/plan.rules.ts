/** The years of a plan, each null where not known. */
export interface PlanYears {
  startYear: number | null;
  endYear: number | null;
  years: number | null;
}

export interface Item {
  id: string;
  state: 'PLANNED' | 'UNDER_WAY' | 'DONE' | 'DROPPED';
  target: string | null;
  year: number | null;
}

export type PlanFault =
  | { code: 'ENDS_BEFORE_START' }
  | { code: 'YEARS_DO_NOT_FIT' }
  | { code: 'ITEM_OUTSIDE_PLAN'; id: string; year: number }
  | { code: 'ITEM_WITHOUT_TARGET'; id: string };

const PLACES = 4;

/** The share of items done, as a decimal of four places; null where there is no item to be done. */
export function progress(items: readonly Pick<Item, 'state'>[]): string | null {
  if (items.length === 0) {
    return null;
  }
  const done = items.filter((item) => item.state === 'DONE').length;
  return (done / items.length).toFixed(PLACES);
}

/** What is wrong with a plan as far as it is known: everything at once. */
export function planFaults(plan: PlanYears, items: readonly Item[]): PlanFault[] {
  const { startYear, endYear, years } = plan;
  const faults: PlanFault[] = [];
  if (startYear !== null && endYear !== null) {
    if (endYear < startYear) {
      faults.push({ code: 'ENDS_BEFORE_START' });
    } else if (years !== null && !lengths(startYear, endYear).includes(years)) {
      faults.push({ code: 'YEARS_DO_NOT_FIT' });
    }
  }
  for (const { id, year, target } of items) {
    if (year !== null && (year < (startYear ?? year) || year > (endYear ?? year))) {
      faults.push({ code: 'ITEM_OUTSIDE_PLAN', id, year });
    }
    if (target === null) {
      faults.push({ code: 'ITEM_WITHOUT_TARGET', id });
    }
  }
  return faults;
}

/** Both ways of counting are in use: elapsed years, and calendar years with the first one. */
function lengths(startYear: number, endYear: number): number[] {
  return [endYear - startYear, endYear - startYear + 1];
}
