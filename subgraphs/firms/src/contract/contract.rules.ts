import { boundsOf, hasCome } from '@lianjian/vocabulary/partial-date.rules';

/** The term of a contract: EDTF dates, null where not known. */
export interface Term {
  id: string;
  startsOn: string | null;
  endsOn: string | null;
}

/**
 * Whether a contract is in force on a day (`YYYY-MM-DD`); null where its dates do not tell. A start
 * that is not known lies behind, since the contract is told of; without an end it runs on.
 */
export function isInForce(term: Term, day: string): boolean | null {
  const begun = term.startsOn === null ? true : hasCome(term.startsOn, day);
  const over = term.endsOn === null ? false : isPast(term.endsOn, day);
  if (begun === false || over === true) {
    return false;
  }
  return begun === null || over === null ? null : true;
}

/**
 * The contract that a compound stands under on a day: one that is in force, else one that may be.
 * Of several that may be, the one that began last; a known start goes before an unknown one.
 */
export function contractOn<T extends Term>(terms: readonly T[], day: string): T | null {
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

/** Whether the last day that a date may mean lies before a day; null where it may or not. */
function isPast(partialDate: string, day: string): boolean | null {
  const { first, last } = boundsOf(partialDate);
  if (day > last) {
    return true;
  }
  return day <= first ? false : null;
}
