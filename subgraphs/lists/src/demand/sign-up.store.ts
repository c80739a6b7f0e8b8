import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Tx } from './demand-lock.store.ts';

interface SignUp {
  id: string;
  version: number;
}

/** Those who signed up for what is no longer needed are told no; they held nothing of it. */
export async function declineSignUps(
  tx: Tx,
  demand: { id: string; areaPath: string },
  instant: Date,
): Promise<Change[]> {
  const declined = await tx.$queryRaw<SignUp[]>(sql`
    update claim c set state = 'DECLINED', reason = 'NO_LONGER_NEEDED', closed_at = ${instant},
      version = c.version + 1, updated_at = ${instant}
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
    after: { state: 'DECLINED', reason: 'NO_LONGER_NEEDED' },
  }));
}
