/** The first and the last day that a date may mean, `YYYY-MM-DD`. */
export interface Bounds {
  first: string;
  last: string;
}

// Seasons of EDTF: spring, summer, autumn, winter. Winter is counted as the end of its year.
const SEASONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  '21': [3, 5],
  '22': [6, 8],
  '23': [9, 11],
  '24': [12, 12],
};

/**
 * The days that an EDTF date may mean. Marks of doubt (`?`, `~`, `%`) do not widen it: an inferred
 * year is the best that is known. A digit that is not printed (`X`) may be any.
 */
export function boundsOf(partialDate: string): Bounds {
  const [year = 'XXXX', month, day] = partialDate.replace(/[?~%]/g, '').split('-');
  const [firstMonth, lastMonth] = monthsOf(month);
  const lastYear = year.replaceAll('X', '9');
  return {
    first: join(year.replaceAll('X', '0'), firstMonth, dayOf(day) ?? 1),
    last: join(lastYear, lastMonth, dayOf(day) ?? daysIn(Number(lastYear), lastMonth)),
  };
}

/** Whether the date has come by a day (`YYYY-MM-DD`); null where it may have or not. */
export function hasCome(partialDate: string, day: string): boolean | null {
  const { first, last } = boundsOf(partialDate);
  if (day >= last) {
    return true;
  }
  return day < first ? false : null;
}

function monthsOf(month: string | undefined): readonly [first: number, last: number] {
  if (month === undefined || month.includes('X')) {
    return [1, 12];
  }
  return SEASONS[month] ?? [Number(month), Number(month)];
}

function dayOf(day: string | undefined): number | null {
  return day === undefined || day.includes('X') ? null : Number(day);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function join(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
