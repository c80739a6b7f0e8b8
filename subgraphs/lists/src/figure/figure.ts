import { kernelView } from '@lianjian/kernel/builder';
import { areaPath, type Sql, sql, within } from '@lianjian/kernel/sql';
import { defineFigures } from '@lianjian/vocabulary/figures';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

// The reports that count offers, claims and rounds print no year; these are the inferred ones.
const HALF_YEAR = sql`d.claimed_on between '2023-01-01' and '2023-06-30'`;
const YEAR = sql`left(r.quarter, 4) = '2023'`;

const inArea = (path: Sql, area: Sql) => within(path, areaPath(area));

/** What a compound's works brought, added up over one metric. */
const brought = (metric: string) => (compound: Sql) =>
  sql`(
  select sum(o.quantity) from output o
  join claim c on c.id = o.claim_id and c.state = 'CONFIRMED'
  join demand d on d.id = c.demand_id
  where d.compound_id = ${compound} and o.metric = ${metric} and o.qualifier = 'EXACT')`;

/** The repair order of an area that most members signed up for. */
const busiestOrder = (area: Sql) => sql`
  select d.received_at, count(*) as signups, max(c.claimed_at) as last_at
  from claim c join demand d on d.id = c.demand_id
  where d.kind = 'REPAIR_ORDER' and ${inArea(sql`d.area_path`, area)}
  group by d.id, d.received_at order by signups desc, d.id limit 1`;

const computed: Readonly<Record<string, (subject: Sql) => Sql>> = {
  'claim.completedH1': (area) => sql`(
    select count(*) from demand d where d.kind = 'COMMUNITY_PROJECT'
      and ${HALF_YEAR} and ${inArea(sql`d.area_path`, area)})`,
  'resource.listed': (area) => sql`(
    select count(distinct r.id) from service_resource r join offered_period p on p.resource_id = r.id
    where (p.from_day is null or p.from_day <= '2023-12-31')
      and (p.to_day is null or p.to_day >= '2023-01-01') and ${inArea(sql`r.area_path`, area)})`,
  'demand.collectionPerYear': (area) => sql`(
    select count(*) from collection_round r where ${YEAR} and ${inArea(sql`r.area_path`, area)})`,
  'meal.days': (compound) => sql`(
    select count(distinct s.weekday) from schedule_rule s
    join service_resource r on r.id = s.resource_id and r.category = 'ELDERLY_MEAL'
    join service_compound c on c.resource_id = r.id and c.compound_id = ${compound})`,
  'microWish.claimedCompleted': (compound) => sql`(
    select count(*) from demand d where d.kind = 'MICRO_WISH' and d.state = 'CONFIRMED'
      and d.compound_id = ${compound})`,
  'proxyService.items': (compound) => sql`(
    select count(*) from errand_item i
    where i.state = 'OFFERED' and i.compound_id = ${compound})`,
  'repairTeam.services': (team) => sql`(
    select count(distinct c.demand_id) from claim c
    join demand d on d.id = c.demand_id and d.kind = 'REPAIR_ORDER'
    where c.state = 'CONFIRMED' and ${teamArea(team)})`,
  'repairOrder.signups': (area) => sql`(select b.signups from (${busiestOrder(area)}) b)`,
  'repairOrder.signupMinutes': (area) => sql`(
    select ceil(extract(epoch from b.last_at - b.received_at) / 60) from (${busiestOrder(area)}) b)`,
  'volunteer.activities': (compound) => sql`(
    select count(*) from service_activity a
    where a.state = 'HELD' and a.compound_id = ${compound})`,
  'microWish.visited': (compound) => sql`(
    select count(distinct v.household) from visit v
    where v.kind = 'IN_DIFFICULTY' and v.compound_id = ${compound})`,
  'redWrench.workers': (compound) => sql`(
    select sum(p.count) from activity_participants p
    join service_activity a on a.id = p.activity_id and a.state = 'HELD'
    where p.role = 'PARTNER_UNIT' and a.compound_id = ${compound})`,
  'redWrench.parkingDevices': brought('parkingDevices'),
  'redWrench.roadRepairs': brought('roadRepairs'),
  'redWrench.urgentDays': brought('urgentDays'),
  'redWrench.urgentItems': brought('urgentItems'),
};

/** A team serves the community on whose list it stands. */
function teamArea(team: Sql): Sql {
  return sql`c.area_id in (
    select r.area_id from service_resource r where r.provider_organisation_id = ${team})`;
}

defineFigures(kernelView(builder), words, { root: 'listFigures', area: Area, db, computed });
