import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';

interface Term {
  startsOn: string | null;
  endsOn: string | null;
}

/**
 * Whether a tie or a post stands on a day, `YYYY-MM-DD`. It stands from the first day that its start
 * may mean to the last that its end may mean; without a start it has stood for longer than is known.
 * The function `is_in_force` of the database says the same.
 */
export function isInForce({ startsOn, endsOn }: Term, day: string): boolean {
  const begun = startsOn === null || boundsOf(startsOn).first <= day;
  const ended = endsOn !== null && boundsOf(endsOn).last < day;
  return begun && !ended;
}
