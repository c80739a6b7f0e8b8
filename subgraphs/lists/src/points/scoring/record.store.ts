import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import type { ScoredRecord } from './scoring.rules.ts';

/**
 * What points can be given for, by its id: a claim, of those who took it up. One that is confirmed
 * stays so, which is why it is read without a lock.
 */
export async function recordOf(source: Queryable, id: string): Promise<ScoredRecord | null> {
  const [found] = await source.$queryRaw<ScoredRecord[]>(sql`
    select c.id, 'VOLUNTEER_SERVICE' as activity, c.confirmed as units, c.area_path as "areaPath",
      case when c.state = 'CONFIRMED'
        then (c.confirmed_at at time zone 'Asia/Shanghai')::date::text end as day,
      d.compound_id as "compoundId",
      array[coalesce(c.claimant_person_id, c.claimant_organisation_id)] || array(
        select coalesce(p.person_id, p.organisation_id) from claim_partner p
        where p.claim_id = c.id order by p.id) as participants
    from claim c join demand d on d.id = c.demand_id where c.id = ${id}`);
  return found ?? null;
}

/** The entry by which a holder was given points for a record, in whichever scheme. */
export async function scoredBy(
  source: Queryable,
  recordId: string,
  holderId: string,
): Promise<string | null> {
  const [found] = await source.$queryRaw<{ id: string }[]>(sql`
    select e.id from points_transaction t
    join points_entry e on e.transaction_id = t.id and e.points > 0
    where t.record_id = ${recordId} and t.holder_id = ${holderId} and t.kind = 'SCORING'`);
  return found?.id ?? null;
}
