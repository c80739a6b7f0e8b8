import { raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { db } from '../../db.ts';
import type { ClockCode } from '../limit.rules.ts';

export const GROUPINGS = {
  RESPONDER: 'By the organisation that ended them, or has to (响应单位).',
  COMMUNITY: 'By the community of the demand (社区).',
  FIRM: 'By the property firm that ended them, or has to; of nobody else (物业企业).',
} as const;

export type Grouping = keyof typeof GROUPINGS;

export interface Question {
  areaId: string;
  code: ClockCode;
  from: string | null;
  to: string | null;
  groupBy: Grouping | null;
  first: number;
}

/** Counts of one group, and how long those that ended took. */
export interface Statistic {
  group: string | null;
  count: number;
  met: number;
  breached: number;
  unanswered: number;
  open: number;
  undecided: number;
  cancelled: number;
  p50: number | null;
  p90: number | null;
  p99: number | null;
}

// Persons are never told apart: whoever claims for herself is counted, and not named.
const ANSWERS = raw(`coalesce(k.responder_id, k.party_id)`);

const GROUPS: Readonly<Record<Grouping, Sql>> = {
  RESPONDER: sql`case when ${ANSWERS} like 'org-%' then ${ANSWERS} end`,
  COMMUNITY: raw('k.area_id'),
  FIRM: sql`case when ${ANSWERS} like 'org-firm-%' then ${ANSWERS} end`,
};

/** How the clocks of a place went that began within days, in one statement; most breaches first. */
export async function statisticsOf(question: Question): Promise<Statistic[] | null> {
  const { areaId, code, from, to, groupBy, first } = question;
  const path = await db().areaNode.findUnique({ where: { id: areaId } });
  if (!path) {
    return null;
  }
  const group = groupBy === null ? raw('null::text') : GROUPS[groupBy];
  const percentile = (part: number) =>
    sql`percentile_disc(${part}::float8) within group (order by k.elapsed_seconds)
      filter (where k.stopped_at is not null)`;
  const count = (condition: string) => raw(`(count(*) filter (where ${condition}))::int`);
  return db().$queryRaw<Statistic[]>(sql`
    select g.group, count(*)::int as count, ${count(`k.state = 'MET'`)} as met,
      ${count(`k.breached`)} as breached,
      ${count(`k.breached and k.stopped_at is null`)} as unanswered,
      ${count(`k.state in ('RUNNING', 'PAUSED')`)} as open,
      ${count(`k.state = 'UNDECIDED'`)} as undecided, ${count(`k.state = 'CANCELLED'`)} as cancelled,
      ${percentile(0.5)} as p50, ${percentile(0.9)} as p90, ${percentile(0.99)} as p99
    from clock_now k cross join lateral (select ${group} as "group") g
    where ${within(raw('k.area_path'), sql`${path.path}`)} and k.code = ${code}::text::"ClockCode"
      and coalesce(k.started_at >= ${from}::text::timestamp at time zone 'Asia/Shanghai', true)
      and coalesce(k.started_at < (${to}::text::date + 1)::timestamp at time zone 'Asia/Shanghai', true)
      and (${groupBy === 'FIRM'} = false or g.group is not null)
    group by g.group
    order by breached desc, count desc, g.group nulls last
    limit ${first}`);
}
