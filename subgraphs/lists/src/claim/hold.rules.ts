import { type Day, dayOf, plusDays, startOf, weekdayOf } from '../quarter/quarter.rules.ts';

/** Tells whether people are at work on a day. */
export type Calendar = (day: Day) => boolean;

/** Monday to Friday. */
export const weekdaysOnly: Calendar = (day) => weekdayOf(day) <= 5;

/** How long the other side has to answer, unless a community says otherwise. */
export const HOLD_WORKING_DAYS = 2;

/** No calendar has a longer stretch without work; one that has is wrong. */
const STRETCH_MAX = 31;

/**
 * When a hold that begins at an instant is over: at the end of the last of so many working days
 * after the day on which it began, in Asia/Shanghai.
 */
export function holdEnds(
  begins: Date,
  workingDays: number = HOLD_WORKING_DAYS,
  isWorkingDay: Calendar = weekdaysOnly,
): Date {
  let day = dayOf(begins);
  for (let left = workingDays; left > 0; left -= 1) {
    day = nextWorkingDay(day, isWorkingDay);
  }
  return startOf(plusDays(day, 1));
}

function nextWorkingDay(day: Day, isWorkingDay: Calendar): Day {
  for (let ahead = 1; ahead <= STRETCH_MAX; ahead += 1) {
    const next = plusDays(day, ahead);
    if (isWorkingDay(next)) {
      return next;
    }
  }
  throw new Error(`The calendar has no working day in the ${STRETCH_MAX} days after ${day}.`);
}
