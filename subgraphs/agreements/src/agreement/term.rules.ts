import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { AgreementState } from './agreement.words.ts';

/** What of a plan tells until when an agreement holds, and whether what was set out is done. */
export interface PlanTerm {
  startYear: number | null;
  endYear: number | null;
  years: number | null;
  items: readonly { state: string }[];
}

/** What tells whether an agreement holds: its state, its own term and its plan. */
export interface Terms {
  state: AgreementState;
  inForceFrom: string | null;
  inForceTo: string | null;
  /** From when it held no longer, where that was before the end of its term. */
  endedOn: string | null;
  plan: PlanTerm | null;
}

/** The first and the last day (`YYYY-MM-DD`) on which it can hold; null where nothing says. */
export interface Days {
  from: string | null;
  to: string | null;
}

/** What time makes of an agreement, and on which day. */
export interface Passage {
  state: 'IN_FORCE' | Ended;
  on: string;
}

type Ended = 'COMPLETED' | 'LAPSED';

const NEW_YEAR = '01-01';
const NEW_YEARS_EVE = '12-31';

/** A term, and the years of a plan where there is one. */
interface Timed {
  inForceFrom: string | null;
  inForceTo: string | null;
  plan: Omit<PlanTerm, 'items'> | null;
}

/**
 * Its own term, and where it has none the years of its plan. A date that is known in part excludes
 * only what it must, and so does a length: the first year may not have been counted in.
 */
export function daysOf({ inForceFrom, inForceTo, plan }: Timed): Days {
  if (inForceFrom !== null || inForceTo !== null) {
    return {
      from: inForceFrom === null ? null : boundsOf(inForceFrom).first,
      to: inForceTo === null ? null : boundsOf(inForceTo).last,
    };
  }
  const { startYear = null, endYear = null, years = null } = plan ?? {};
  const counted = startYear !== null && years !== null ? startYear + years : null;
  const lastYear = endYear ?? counted;
  return {
    from: startYear === null ? null : `${startYear}-${NEW_YEAR}`,
    to: lastYear === null ? null : `${lastYear}-${NEW_YEARS_EVE}`,
  };
}

/** Whether all that a plan set out is settled, and something of it done. */
export function isCarriedOut(plan: Pick<PlanTerm, 'items'> | null): boolean {
  const states = plan?.items.map(({ state }) => state) ?? [];
  return states.includes('DONE') && states.every((state) => ['DONE', 'DROPPED'].includes(state));
}

const endOf = ({ plan }: Terms): Ended => (isCarriedOut(plan) ? 'COMPLETED' : 'LAPSED');

/** Whether time moves it: all have consented, and nobody has ended it. */
const isBinding = ({ state }: Terms) => state === 'SIGNED' || state === 'IN_FORCE';

/**
 * Where an agreement stands on a day: what all have consented to comes into force with the first day
 * of its term and is over after the last, carried out or not. Without a known first day it stays
 * what it is.
 */
export function stateOn(row: Terms, day: string): AgreementState {
  const { from, to } = daysOf(row);
  if (isBinding(row) && to !== null && day > to) {
    return endOf(row);
  }
  if (!isBinding(row) || from === null) {
    return row.state;
  }
  return day < from ? 'SIGNED' : 'IN_FORCE';
}

/** What time has made of an agreement since it was written, one after the other. */
export function passagesUntil(row: Terms, day: string): Passage[] {
  const { from, to } = daysOf(row);
  const passages: Passage[] = [];
  if (row.state === 'SIGNED' && from !== null && from <= day && from <= (to ?? from)) {
    passages.push({ state: 'IN_FORCE', on: from });
  }
  if (isBinding(row) && to !== null && day > to) {
    passages.push({ state: endOf(row), on: dayAfter(to) });
  }
  return passages;
}

/**
 * Whether an agreement that stands as it does today is in force on a day, of the past or to come:
 * its term must not exclude the day, nor must it have been ended by then.
 */
export function isInForce(row: Terms, day: string): boolean {
  const { from, to } = daysOf(row);
  const isWithin = day >= (from ?? day) && day <= (to ?? day);
  switch (row.state) {
    case 'DRAFT':
      return false;
    case 'SIGNED':
      return isWithin && from !== null;
    case 'TERMINATED':
      return isWithin && row.endedOn !== null && day < row.endedOn;
    default:
      return isWithin && (row.endedOn === null || day < row.endedOn);
  }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
