import type { Job } from '@lianjian/kernel/jobs';
import { sql } from '@lianjian/kernel/sql';
import { chinaWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import { dueAt } from './limit.rules.ts';

const CLOCKS_AT_ONCE = 500;

interface Unsettled {
  id: string;
  startedAt: Date;
  limitWorkdays: number;
}

/**
 * Writes down when clocks are due whose time led to days that nobody knew, as soon as a newer calendar
 * knows them. What was paused meanwhile stays undecided: which days it missed was not known, either.
 */
export const settleClocks: Job = {
  name: 'settle clocks',
  run: async () => {
    const unsettled = await db().$queryRaw<Unsettled[]>(sql`
      select k.id, k.started_at as "startedAt", k.limit_workdays as "limitWorkdays" from clock k
      where k.due_at is null and k.limit_workdays is not null and k.cancelled_at is null
        and k.paused_at is null and k.paused_seconds = 0
      order by k.started_at, k.id limit ${CLOCKS_AT_ONCE}`);
    const settled = unsettled.flatMap(({ id, startedAt, limitWorkdays }) => {
      const due = dueAt(startedAt, { limitMinutes: null, limitWorkdays }, chinaWorkdays);
      return due ? [{ id, due }] : [];
    });
    if (settled.length === 0) {
      return false;
    }
    await db().$queryRaw(sql`
      update clock k set due_at = s.due, updated_at = statement_timestamp()
      from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) as s(id text, due timestamptz)
      where k.id = s.id and k.due_at is null and k.paused_at is null`);
    return settled.length === CLOCKS_AT_ONCE;
  },
};
