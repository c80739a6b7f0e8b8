import type { Queryable } from '@lianjian/kernel/page-query';
import { type Sql, sql } from '@lianjian/kernel/sql';
import type { Day } from '../../quarter/quarter.rules.ts';
import type { Standing } from './step.rules.ts';

export interface StandingNow extends Standing {
  /** By the database's clock. */
  instant: Date;
  /** For when the service is arranged, if it is. */
  appointedFor: Date | null;
  /** From when until when the demand is wanted, where it says so. */
  wantedFrom: Day | null;
  wantedBy: Day | null;
  wantedWeekdays: readonly number[];
}

/** Claims as they stand at the instant of the statement, with what their steps depend on. */
export const standings = (ids: Sql): Sql => sql`
  select c.id, c.id as key, c.demand_id as "demandId", c.resource_id as "resourceId", c.quarter,
    c.state::text as state, c.version, c.quantity, c.delivered, c.confirmed,
    c.appointed_for as "appointedFor", d.wanted_from::text as "wantedFrom",
    d.wanted_by::text as "wantedBy",
    d.wanted_weekdays as "wantedWeekdays", c.area_path as "areaPath", d.state::text as "demandState", d.free as "demandFree",
    coalesce(c.claimant_organisation_id, c.claimant_person_id) as "claimantId",
    case when r.id is not null then coalesce(q.free, r.capacity_per_quarter) end as "resourceFree",
    array_remove(array[c.claimant_organisation_id, c.claimant_person_id, r.delivered_by_id,
      r.provider_organisation_id, r.provider_person_id], null) || array(
      select coalesce(p.organisation_id, p.person_id) from claim_partner p
      where p.claim_id = c.id) as providers,
    array(select s.person_id from submission s
      where s.demand_id = c.demand_id and s.person_id is not null) as recipients,
    array_remove(array(select coalesce(t.rater_organisation_id, t.rater_person_id) from rating t
      where t.claim_id = c.id), null) as raters,
    statement_timestamp()::timestamptz(3) as instant
  from claim_now c
  join demand_now d on d.id = c.demand_id
  left join service_resource r on r.id = c.resource_id
  left join resource_quarter_now q on q.resource_id = c.resource_id and q.quarter = c.quarter
  where c.id = any(${ids})`;

export async function standingOf(source: Queryable, id: string): Promise<StandingNow | null> {
  const [found] = await source.$queryRaw<StandingNow[]>(standings(sql`array[${id}]::text[]`));
  return found ?? null;
}
