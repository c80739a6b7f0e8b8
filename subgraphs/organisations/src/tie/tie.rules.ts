import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';

export interface Term {
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

/** Whether two stand on one day, from a day on: what is over by then is in nobody's way. */
export function meetFrom(day: string, a: Term, b: Term): boolean {
  const dates = (of: (term: Term) => string | null) =>
    [a, b].flatMap((term) => of(term) ?? []).map(boundsOf);
  const begun = [day, ...dates(({ startsOn }) => startsOn).map(({ first }) => first)];
  const ends = dates(({ endsOn }) => endsOn).map(({ last }) => last);
  return begun.every((start) => ends.every((end) => start <= end));
}
