import { type Sql, sql } from '@lianjian/kernel/sql';

/** Whether somebody has a claim without a resource standing on a demand: so they take part in it once. */
export const takesPartIn = (demandId: Sql, partyId: string): Sql => sql`exists (
  select 1 from claim_now c where c.demand_id = ${demandId} and c.resource_id is null
    and coalesce(c.claimant_person_id, c.claimant_organisation_id) = ${partyId}
    and c.state not in ('DECLINED', 'RELEASED', 'EXPIRED'))`;
