import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { db } from '../db.ts';
import { visibleDemands } from '../demand/demand.visibility.ts';
import type { ClaimState, ServiceUnit } from '../words.ts';

export interface StateCount {
  state: ClaimState;
  claims: number;
  quantity: number;
}

export interface UnitSum {
  unit: ServiceUnit;
  delivered: number;
  confirmed: number;
}

export interface OutputSum {
  metric: string;
  unit: string;
  value: string;
}

/** What an organisation did in the quarters of its key. */
export interface Recorded {
  key: string;
  byState: StateCount[];
  quantities: UnitSum[];
  outputs: OutputSum[];
  otherOutputs: number;
  demands: number;
  communities: number;
  asPartner: number;
  ratings: number;
  rating: string | null;
  inTime: number;
  late: number;
  handled: number;
}

/**
 * The records of any number of organisations in one statement; the key is the organisation, and the
 * first and the last quarter, each after a blank and left out where there is no bound.
 */
export const records = rowsByKey<Recorded>(
  db,
  (keys, ctx) => sql`
    with asked as (
      select k.key, split_part(k.key, ' ', 1) as organisation,
        coalesce(nullif(split_part(k.key, ' ', 2), ''), '0000-Q1') as first,
        coalesce(nullif(split_part(k.key, ' ', 3), ''), '9999-Q4') as last
      from unnest(${keys}) as k(key)),
    took as materialized (
      select a.key, c.id, c.state::text as state, c.quantity, c.delivered, c.confirmed, c.area_id,
        c.demand_id, d.unit::text as unit,
        -- What was reported stands until it is returned, and is told to those who may read the demand.
        exists (select 1 from demand x where x.id = c.demand_id
          and c.state in ('DELIVERED', 'CONFIRMED') and ${visibleDemands(ctx)}) as told
      from asked a
      join claim_now c on c.claimant_organisation_id = a.organisation
        and c.quarter between a.first and a.last
      join demand d on d.id = c.demand_id)
    select a.key,
      (select coalesce(json_agg(s order by s.state), '[]') from (
        select t.state, count(*)::int as claims, sum(t.quantity)::int as quantity
        from took t where t.key = a.key group by t.state) s) as "byState",
      (select coalesce(json_agg(s order by s.unit), '[]') from (
        select t.unit, sum(t.delivered)::int as delivered, sum(t.confirmed)::int as confirmed
        from took t where t.key = a.key and t.delivered > 0 group by t.unit) s) as quantities,
      (select coalesce(json_agg(s order by s.metric, s.unit), '[]') from (
        select o.metric, o.unit, trim_scale(sum(o.quantity))::text as value
        from took t join output o on o.claim_id = t.id
        where t.key = a.key and t.told and o.qualifier = 'EXACT' group by o.metric, o.unit) s) as outputs,
      (select count(*)::int from took t join output o on o.claim_id = t.id
        where t.key = a.key and t.state in ('DELIVERED', 'CONFIRMED')
          and not (t.told and o.qualifier = 'EXACT')) as "otherOutputs",
      (select count(distinct t.demand_id)::int from took t
        where t.key = a.key and t.state in ('DELIVERED', 'CONFIRMED')) as demands,
      (select count(distinct t.area_id)::int from took t
        where t.key = a.key and t.state in ('DELIVERED', 'CONFIRMED')) as communities,
      (select count(*)::int from claim_partner p join claim_now c on c.id = p.claim_id
        where p.organisation_id = a.organisation and c.quarter between a.first and a.last
          and c.state in ('ACCEPTED', 'IN_SERVICE', 'DELIVERED', 'CONFIRMED')) as "asPartner",
      rated.ratings, rated.rating, timed."inTime", timed.late,
      (select count(*)::int from assignment s join demand d on d.id = s.demand_id
        where s.assignee_organisation_id = a.organisation and s.state = 'DONE'
          and d.list_quarter between a.first and a.last) as handled
    from asked a
    cross join lateral (
      select count(*)::int as ratings, trim_scale(round(avg(r.score), 2))::text as rating
      from took t join rating r on r.claim_id = t.id where t.key = a.key) rated
    cross join lateral (
      select (count(*) filter (where k.state = 'MET'))::int as "inTime",
        (count(*) filter (where k.breached))::int as late
      from took t join clock_now k on k.claim_id = t.id and k.code = 'DELIVERY'
      where t.key = a.key) timed`,
);
