import type { Context } from '@lianjian/kernel/context';
import { type Sql, sql } from '@lianjian/kernel/sql';
import { mayReadClaim } from '../claim/claim.ts';
import { db } from '../db.ts';
import { mayReadDemand } from '../demand/demand.visibility.ts';
import type { Given } from './feedback.rules.ts';

/** What feedback is about: where it is, and whose service. */
export interface Subject {
  areaId: string;
  areaPath: string;
  compoundId: string | null;
  /** The demand behind a claim, or the demand itself. */
  demandId: string | null;
  concerned: string[];
}

/** Whose service feedback is about, over `feedback x`. */
export const CONCERNED: Sql = sql`array_remove(array[x.organisation_id,
    (select d.responsible_party_id from demand d where d.id = x.demand_id and x.claim_id is null)] || (
    select array[c.claimant_organisation_id, c.claimant_person_id, r.provider_organisation_id,
        r.provider_person_id, r.delivered_by_id] || array(
        select coalesce(p.organisation_id, p.person_id) from claim_partner p where p.claim_id = c.id)
      from claim c left join service_resource r on r.id = c.resource_id where c.id = x.claim_id), null)`;

/** Finds what feedback is about among the rows of the lists; null where the caller finds none. */
export async function subjectOf(given: Given, ctx: Context): Promise<Subject | null> {
  const { claimId, demandId, activityId } = given;
  if (activityId !== null) {
    const row = await db().serviceActivity.findUnique({ where: { id: activityId } });
    return row && { ...placed(row), demandId: null, concerned: [`org-${row.areaId}`] };
  }
  const mayRead =
    claimId === null ? await mayReadDemand(demandId ?? '', ctx) : await mayReadClaim(claimId, ctx);
  if (!mayRead) {
    return null;
  }
  const [row] = await db().$queryRaw<Subject[]>(sql`
    select d.area_id as "areaId", d.area_path as "areaPath", d.compound_id as "compoundId",
      d.id as "demandId", ${CONCERNED} as concerned
    from (select ${claimId}::text as claim_id, null::text as organisation_id,
      coalesce((select c.demand_id from claim c where c.id = ${claimId}), ${demandId}) as demand_id) x
    join demand d on d.id = x.demand_id`);
  return row ?? null;
}

const placed = ({ areaId, areaPath, compoundId }: Omit<Subject, 'demandId' | 'concerned'>) => ({
  areaId,
  areaPath,
  compoundId,
});
