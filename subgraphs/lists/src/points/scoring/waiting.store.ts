import { raw, type Sql, sql, within } from '@lianjian/kernel/sql';

const day = raw(`(x.confirmed_at at time zone 'Asia/Shanghai')::date`);

/**
 * That points can be given for the confirmed claim `x`: somebody who took part was given none for it,
 * and a scheme of its place has a rule that was in force on the day of its confirmation.
 */
export const waitsForPoints: Sql = sql`(
  exists (select 1 from scored_participant p where p.claim_id = x.id and not p.is_scored)
  and exists (
    select 1 from points_rule r
    join points_scheme s on s.id = r.scheme_id
    join demand d on d.id = x.demand_id
    where r.activity = 'VOLUNTEER_SERVICE'
      and ${day} between r.effective_from and coalesce(r.effective_to, 'infinity')
      and ${within(raw('x.area_path'), raw('s.area_path'))}
      and (s.compound_id is null or s.compound_id = d.compound_id)))`;
