import { endOfWorkdays, type WorkdayCalendar } from '../calendar/calendar.rules.ts';
import { type Day, dayOf, plusDays } from '../quarter/quarter.rules.ts';

export const CLOCK_CODES = {
  FIRST_RESPONSE: 'That somebody answers at all (首次响应): an answer, not a solution.',
  DISPATCH: 'That it is listed, or named to somebody who takes care of it (派发).',
  DELIVERY: 'That whoever took it up delivers or settles it (办理).',
  RETURN_VISIT: 'That those it was for are asked afterwards (回访).',
} as const;

export const CLOCK_STATES = {
  RUNNING: 'It runs, and there is time left (计时中).',
  PAUSED: 'It stands still until it is resumed (暂停).',
  MET: 'It ended in time, at the latest at exactly its due time (按时).',
  BREACHED: 'Its due time has passed: it ended late, or did not end yet (超时).',
  UNDECIDED: 'It ended, and its due time leads to days that no calendar knows yet (待定).',
  CANCELLED: 'What it waited for came to nothing, in time (取消).',
} as const;

export const RESPONDER_ROLES = {
  GRID_WORKER: 'A grid worker (网格员).',
  RED_PROPERTY_STEWARD: 'A steward of the property firm (红色物业管理员).',
  COMMUNITY_WORKER: 'Somebody else of the community (社区工作者).',
  RESPONSIBLE_PARTY: 'Who answers for it, or was sent (责任主体).',
  CLAIMANT: 'Who claimed it (认领方).',
} as const;

export type ClockCode = keyof typeof CLOCK_CODES;
export type ClockState = keyof typeof CLOCK_STATES;
export type ResponderRole = keyof typeof RESPONDER_ROLES;

/** How long something may take: minutes by day and night, or whole working days after the first. */
export interface Limit {
  limitMinutes: number | null;
  limitWorkdays: number | null;
}

/** A limit, and whose answer ends the clock; nobody named: whoever's. */
export interface Charter extends Limit {
  responders: readonly ResponderRole[];
}

/** What holds where no community or street has set another limit. */
export const USUAL_LIMITS: Readonly<Record<ClockCode, Charter>> = {
  FIRST_RESPONSE: { limitMinutes: null, limitWorkdays: 1, responders: [] },
  DISPATCH: { limitMinutes: null, limitWorkdays: 2, responders: [] },
  DELIVERY: { limitMinutes: null, limitWorkdays: 15, responders: [] },
  RETURN_VISIT: { limitMinutes: null, limitWorkdays: 5, responders: [] },
};

const MINUTE_MS = 60_000;

/** When a limit is over; null where that depends on days that the calendar does not know. */
export function dueAt(
  startedAt: Date,
  { limitMinutes, limitWorkdays }: Limit,
  calendar: WorkdayCalendar,
): Date | null {
  if (limitMinutes !== null) {
    return new Date(startedAt.getTime() + limitMinutes * MINUTE_MS);
  }
  return endOfWorkdays(dayOf(startedAt), limitWorkdays ?? 0, calendar);
}

/** A clock that stands still. */
export interface Paused extends Limit {
  startedAt: Date;
  dueAt: Date | null;
  pausedAt: Date;
}

/**
 * When a clock is due that goes on after a pause. Minutes, and days that were agreed, move by as
 * long as it stood still; of working days those count at whose end it ran.
 */
export function dueAfterPause(paused: Paused, resumedAt: Date, calendar: WorkdayCalendar) {
  const { startedAt, dueAt: due, pausedAt, limitWorkdays } = paused;
  if (due === null) {
    return null;
  }
  if (limitWorkdays === null) {
    return new Date(due.getTime() + resumedAt.getTime() - pausedAt.getTime());
  }
  const first = latest(dayOf(pausedAt), plusDays(dayOf(startedAt), 1));
  const missed = workdaysFrom(first, dayOf(resumedAt), calendar);
  const lastDay = dayOf(new Date(due.getTime() - 1));
  return missed === null ? null : endOfWorkdays(lastDay, missed, calendar);
}

/** The working days from a day to the one before another; null where one is not known. */
function workdaysFrom(from: Day, before: Day, calendar: WorkdayCalendar): number | null {
  let count = 0;
  for (let day = from; day < before; day = plusDays(day, 1)) {
    const isWorkday = calendar.isWorkday(day);
    if (isWorkday === null) {
      return null;
    }
    count += isWorkday ? 1 : 0;
  }
  return count;
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}
