import { all, areaPath, raw, type Sql, sql, within } from '@lianjian/kernel/sql';

/** Which rows are on the lists of an area and quarter: SQL over `x`; the key is both, with a blank between. */
export const keyOf = (areaId: string, quarter: string) => `${areaId} ${quarter}`;

const areaOf = (key: Sql) => within(sql`x.area_path`, areaPath(sql`split_part(${key}, ' ', 1)`));
const quarterOf = (key: Sql) => sql`split_part(${key}, ' ', 2)`;

/** The first day of a quarter as SQL, and the first one after it. */
const firstDay = (quarter: Sql) =>
  sql`make_date(left(${quarter}, 4)::int, right(${quarter}, 1)::int * 3 - 2, 1)`;
const dayAfter = (quarter: Sql) => sql`${firstDay(quarter)} + interval '3 months'`;

/** Resources that were offered for some time in the quarter, whatever became of them and of their days. */
export const onResourceList = (key: Sql) =>
  all([
    areaOf(key),
    sql`exists (select 1 from offered_period p where p.resource_id = x.id
      and coalesce(greatest(p.from_day, p.available_from) < ${dayAfter(quarterOf(key))}, true)
      and coalesce(least(p.to_day, p.available_to) >= ${firstDay(quarterOf(key))}, true))`,
  ]);

/** Demands that were collected by the quarter and were on its list. */
export const onDemandList = (key: Sql) =>
  all([
    areaOf(key),
    raw(`x.kind = 'COMMUNITY_PROJECT'`),
    sql`x.quarter <= ${quarterOf(key)}`,
    sql`x.list_quarter >= ${quarterOf(key)}`,
  ]);

/** Those of them that were put up for claiming. */
export const onClaimList = (key: Sql) =>
  all([
    onDemandList(key),
    raw(`x.route = 'CLAIM_LIST' and x.state not in ('MERGED', 'WITHDRAWN')`),
  ]);

/** Claims that take capacity of the quarter. */
export const claimedIn = (key: Sql) =>
  all([
    areaOf(key),
    sql`x.quarter = ${quarterOf(key)}`,
    raw(
      `exists (select 1 from demand d where d.id = x.demand_id and d.kind = 'COMMUNITY_PROJECT')`,
    ),
  ]);

/** Claims that came to nothing are left out, unless somebody asks for them. */
export const CAME_TO_SOMETHING = raw(`x.state not in ('DECLINED', 'RELEASED', 'EXPIRED')`);
