import { type Sql, sql } from '@lianjian/kernel/sql';
import type { Schedule, Served } from './occurrence.rules.ts';

/** A schedule as it stands, with what was written down within a stretch. */
export interface ScheduleNow extends Schedule {
  key: string;
  served: Served[];
  /** The day by the database's clock, in Asia/Shanghai. */
  today: string;
}

/** Schedules with what was written down; a key is a service's id, the first and the last day. */
export const schedules = (keys: Sql): Sql => sql`
  select k.key, x.starts_on::text as "startsOn", x.ends_on::text as "endsOn", x.weekdays,
    x.workdays_only as "workdaysOnly",
    (statement_timestamp() at time zone 'Asia/Shanghai')::date::text as today,
    coalesce((select jsonb_agg(jsonb_build_object('from', p.from_day, 'to', p.to_day))
      from service_pause p where p.recurring_service_id = x.id), '[]') as pauses,
    coalesce((select jsonb_agg(jsonb_build_object('day', s.day, 'people', s.people))
      from serving s where s.recurring_service_id = x.id
        and s.day between split_part(k.key, ' ', 2)::date and split_part(k.key, ' ', 3)::date), '[]') as served
  from unnest(${keys}) as k(key)
  join recurring_service x on x.id = split_part(k.key, ' ', 1)`;
