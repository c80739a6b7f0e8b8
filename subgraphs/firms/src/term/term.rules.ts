import { boundsOf, hasCome } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** From when to when, both days included: EDTF dates, null where not known. */
export interface Dates {
  startsOn: string | null;
  endsOn: string | null;
}

/** The term of a contract, or of a place in a work station. */
export interface Term extends Dates {
  id: string;
}

/**
 * Whether it is in force on a day (`YYYY-MM-DD`); null where its dates do not tell. A start that is
 * not known lies behind, since it is told of; without an end it runs on.
 */
export function isInForce(term: Dates, day: string): boolean | null {
  const begun = term.startsOn === null ? true : hasCome(term.startsOn, day);
  const over = term.endsOn === null ? false : isPast(term.endsOn, day);
  if (begun === false || over === true) {
    return false;
  }
  return begun === null || over === null ? null : true;
}

/**
 * What a compound stands under on a day: a term that is in force, else one that may be. Of several
 * that may be, the one that began last; a known start goes before an unknown one.
 */
export function termOn<T extends Term>(terms: readonly T[], day: string): T | null {
  const held = terms
    .map((term) => ({ term, inForce: isInForce(term, day) }))
    .filter(({ inForce }) => inForce !== false)
    .sort(
      (a, b) =>
        Number(b.inForce === true) - Number(a.inForce === true) ||
        (b.term.startsOn ?? '').localeCompare(a.term.startsOn ?? '') ||
        a.term.id.localeCompare(b.term.id),
    );
  return held[0]?.term ?? null;
}

/** Whether it has ended by a day, for certain, or was called off before it began. */
export const isOver = (term: Dates, day: string): boolean =>
  isCalledOff(term) || (term.endsOn !== null && isPast(term.endsOn, day) === true);

/** Whether it is sure to begin after a day only. */
export const isAhead = ({ startsOn }: Dates, day: string): boolean =>
  startsOn !== null && hasCome(startsOn, day) === false;

/** What ends before it begins is in force on no day. */
const isCalledOff = ({ startsOn, endsOn }: Dates): boolean =>
  startsOn !== null && endsOn !== null && boundsOf(startsOn).first > boundsOf(endsOn).last;

/** Whether there is a day on which both are in force, for certain. */
export function overlap(a: Dates, b: Dates): boolean {
  const terms = [a, b];
  const begun = terms.map(({ startsOn }) => (startsOn === null ? '' : boundsOf(startsOn).last));
  const ends = terms.flatMap(({ endsOn }) => (endsOn === null ? [] : [boundsOf(endsOn).first]));
  return begun.every((start) => ends.every((end) => start <= end));
}

/** Nothing ends before it starts, as far as the dates tell. */
export function inOrder(term: Dates): UserErrorShape[] {
  if (!isCalledOff(term)) {
    return [];
  }
  const [zh, en] = ['结束不能早于开始。', 'It cannot end before it starts.'];
  return [violation('INVALID_INPUT', 'endsOn', zh, en)];
}

/** Whether the last day that a date may mean lies before a day; null where it may or not. */
function isPast(partialDate: string, day: string): boolean | null {
  const { first, last } = boundsOf(partialDate);
  if (day > last) {
    return true;
  }
  return day <= first ? false : null;
}
