import { raw, type Sql, sql } from '@lianjian/kernel/sql';
import { chinaWorkdays } from '../calendar/announced.ts';
import { type Day, dayOf, plusDays } from '../quarter/quarter.rules.ts';

/** How far back somebody is reminded of a day of which nothing was written down. */
export const REMINDED_DAYS = 30;

/**
 * Over `recurring_service x`: that it came on a day of the last thirty, by `occurrences` of the rules,
 * and nobody wrote down how that went.
 */
export function hasUnrecordedDays(): Sql {
  return sql`exists (
    select from generate_series(
      greatest(x.starts_on, ${TODAY} - ${raw(String(REMINDED_DAYS))}),
      least(x.ends_on, ${TODAY} - 1), interval '1 day') as g(at)
    cross join lateral (select g.at::date as day) as d
    where extract(isodow from d.day) = any(x.weekdays)
      and not (x.workdays_only and d.day::text = any(${daysOff()}::text[]))
      and not exists (select from service_pause p where p.recurring_service_id = x.id
        and p.from_day <= d.day and (p.to_day is null or d.day <= p.to_day))
      and not exists (select from serving s
        where s.recurring_service_id = x.id and s.day = d.day))`;
}

const TODAY = raw(`(statement_timestamp() at time zone 'Asia/Shanghai')::date`);

/** The days off of that time; a day more on either side, for the clock of the database may differ. */
function daysOff(): Day[] {
  const today = dayOf(new Date());
  const days = Array.from({ length: REMINDED_DAYS + 3 }, (_, at) => plusDays(today, 1 - at));
  return days.filter((day) => chinaWorkdays.isWorkday(day) === false);
}
