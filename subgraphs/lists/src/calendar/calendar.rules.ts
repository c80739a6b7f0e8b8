import { type Day, plusDays, startOf, weekdayOf } from '../quarter/quarter.rules.ts';

/** What was announced: days off, and weekend days on which people work instead. */
export interface Announced {
  holidays: ReadonlySet<Day>;
  workdays: ReadonlySet<Day>;
}

/** Which days people work on, as far as that was announced. */
export interface WorkdayCalendar {
  /** The first and the last day that are known. */
  from: Day;
  to: Day;
  /** Null for a day of which nothing was announced yet: never a guess. */
  isWorkday(day: Day): boolean | null;
}

/** The arrangement of a new year moves the last days of the old one: so far back to 29 December. */
const REACHES_BACK_DAYS = 7;

/** The calendar of what was announced, from the first year of it to shortly before its end. */
export function calendarOf({ holidays, workdays }: Announced): WorkdayCalendar {
  const years = [...holidays].map((day) => day.slice(0, 4)).sort();
  const from = `${years[0]}-01-01`;
  const to = plusDays(`${years.at(-1)}-12-31`, -REACHES_BACK_DAYS);
  return {
    from,
    to,
    isWorkday: (day) =>
      day < from || day > to
        ? null
        : workdays.has(day) || (weekdayOf(day) <= 5 && !holidays.has(day)),
  };
}

/** The last of so many working days after a day; null where one on the way is not known. */
export function plusWorkdays(day: Day, count: number, calendar: WorkdayCalendar): Day | null {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = plusDays(reached, 1);
    const isWorkday = calendar.isWorkday(reached);
    if (isWorkday === null) {
      return null;
    }
    left -= isWorkday ? 1 : 0;
  }
  return reached;
}

/** When so many working days after a day are over, in Asia/Shanghai; null where that is not known. */
export function endOfWorkdays(day: Day, count: number, calendar: WorkdayCalendar): Date | null {
  const last = plusWorkdays(day, count, calendar);
  return last === null ? null : startOf(plusDays(last, 1));
}

/**
 * For what has to end whatever was announced, such as a hold: the calendar where it knows, and
 * Monday to Friday beyond it.
 */
export function knownOrWeekday(calendar: WorkdayCalendar): (day: Day) => boolean {
  return (day) => calendar.isWorkday(day) ?? weekdayOf(day) <= 5;
}
