import { type Day, type Days, plusDays, weekdayOf } from '../quarter/quarter.rules.ts';
import type { OccurrenceStanding } from './recurring-words.ts';

/** When a service comes: its weekdays within its days, but for its pauses. */
export interface Schedule {
  startsOn: Day;
  /** The last day, once it is known. */
  endsOn: Day | null;
  /** ISO weekdays, 1 to 7. */
  weekdays: readonly number[];
  /** Stretches in which it does not come; one without an end is still under way. */
  pauses: readonly { from: Day; to: Day | null }[];
  /** Whether it comes on working days only. */
  workdaysOnly: boolean;
}

/** What was written down about one day. */
export interface Served {
  day: Day;
  /** How many were served; none when the day was left out. */
  people: number;
}

/** Whether a day is a working day; null where nothing was announced. */
export type IsWorkday = (day: Day) => boolean | null;

/** Whether the service comes on a day. What nobody announced is taken for a working day. */
export function comesOn(schedule: Schedule, day: Day, isWorkday: IsWorkday): boolean {
  const { startsOn, endsOn, weekdays, pauses, workdaysOnly } = schedule;
  return (
    startsOn <= day &&
    (endsOn === null || day <= endsOn) &&
    weekdays.includes(weekdayOf(day)) &&
    !pauses.some(({ from, to }) => from <= day && (to === null || day <= to)) &&
    !(workdaysOnly && isWorkday(day) === false)
  );
}

/** One day of a service. */
export interface Occurrence {
  day: Day;
  standing: OccurrenceStanding;
}

/**
 * The days of a service within a stretch, the earliest first: those on which it comes, and those that
 * were written down although it would not have come by today's schedule.
 */
export function occurrences(
  schedule: Schedule,
  { from, to }: Days,
  { served, today, isWorkday }: { served: readonly Served[]; today: Day; isWorkday: IsWorkday },
): Occurrence[] {
  const written = new Map(served.map((each) => [each.day, each]));
  const found: Occurrence[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const record = written.get(day);
    if (record) {
      found.push({ day, standing: record.people > 0 ? 'SERVED' : 'SKIPPED' });
    } else if (comesOn(schedule, day, isWorkday)) {
      found.push({ day, standing: day < today ? 'UNRECORDED' : 'DUE' });
    }
  }
  return found;
}
