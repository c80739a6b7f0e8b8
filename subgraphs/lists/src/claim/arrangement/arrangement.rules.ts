import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DAY_MS, type Day, dayOf, weekdayOf } from '../../quarter/quarter.rules.ts';

/** What an arrangement depends on: the days of the demand, and the instant at which it is made. */
export interface Arranging {
  wantedFrom: Day | null;
  wantedBy: Day | null;
  /** 1 (Monday) to 7; none means any. */
  wantedWeekdays: readonly number[];
  instant: Date;
}

/** Nothing is arranged for later than this many days on. */
export const ARRANGED_DAYS_MAX = 366;

/**
 * What stands against a time for a service: it is yet to come, and within the days on which the
 * service is wanted. A last day that has passed binds no more, since what is late is still done.
 */
export function arrangementViolations(appointedFor: Date, claim: Arranging): UserErrorShape[] {
  const { wantedFrom, wantedBy, wantedWeekdays, instant } = claim;
  const days = (appointedFor.getTime() - instant.getTime()) / DAY_MS;
  if (!(days > 0 && days <= ARRANGED_DAYS_MAX)) {
    const [zh, en] = [
      `预约时间须在今后 ${ARRANGED_DAYS_MAX} 天之内。`,
      `The time must lie within the next ${ARRANGED_DAYS_MAX} days.`,
    ];
    return [violation('INVALID_INPUT', 'appointedFor', zh, en, { limit: ARRANGED_DAYS_MAX })];
  }
  const day = dayOf(appointedFor);
  const found: UserErrorShape[] = [];
  if (wantedFrom !== null && day < wantedFrom) {
    const [zh, en] = [`需求自 ${wantedFrom} 起。`, `It is wanted from ${wantedFrom} on.`];
    found.push(violation('INVALID_INPUT', 'appointedFor', zh, en));
  }
  if (wantedBy !== null && wantedBy >= dayOf(instant) && day > wantedBy) {
    const [zh, en] = [`需求止于 ${wantedBy}。`, `It is wanted by ${wantedBy}.`];
    found.push(violation('INVALID_INPUT', 'appointedFor', zh, en));
  }
  if (wantedWeekdays.length > 0 && !wantedWeekdays.includes(weekdayOf(day))) {
    const [zh, en] = [
      `需求只在每周的第 ${wantedWeekdays.join('、')} 天（周一为 1）。`,
      `It is wanted on weekdays ${wantedWeekdays.join(', ')} only, Monday being 1.`,
    ];
    found.push(violation('INVALID_INPUT', 'appointedFor', zh, en));
  }
  return found;
}
