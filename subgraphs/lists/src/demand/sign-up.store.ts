import type { Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import type { ReasonCode } from '../words.ts';

interface SignUp {
  id: string;
  version: number;
}

/** Those who signed up for what is over are told no; they held nothing of it. */
export async function declineSignUps(
  tx: Queryable,
  demand: { id: string; areaPath: string },
  reason: ReasonCode,
): Promise<Change[]> {
  const declined = await tx.$queryRaw<SignUp[]>(sql`
    update claim c set state = 'DECLINED', reason = ${reason}::text::"ReasonCode",
      closed_at = statement_timestamp(), version = c.version + 1, updated_at = statement_timestamp()
    where c.demand_id = ${demand.id} and c.state = 'APPLIED'
    returning c.id, c.version`);
  return declined.map(({ id, version }) => ({
    type: 'claim.declined',
    entityType: 'Claim',
    entityId: id,
    fromVersion: version - 1,
    toVersion: version,
    areaPath: demand.areaPath,
    before: { state: 'APPLIED' },
    after: { state: 'DECLINED', reason },
  }));
}
