import { sql } from '@lianjian/kernel/sql';
import type { Tx } from '../perform.ts';

/** One after another where there is no row yet to lock: whoever comes second sees the first. */
export async function inTurn(tx: Tx, name: string): Promise<void> {
  await tx.$queryRaw(
    sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))::text as locked`,
  );
}

/** Who has a Party branch already, besides a firm; nobody else takes it until the transaction ends. */
export async function holderOf(
  tx: Tx,
  partyBranchId: string | null,
  besides: string | null = null,
): Promise<string | null> {
  if (partyBranchId === null) {
    return null;
  }
  await inTurn(tx, `Party branch ${partyBranchId}`);
  const [holder] = await tx.$queryRaw<{ id: string }[]>(sql`
    select f.id from property_firm f where f.party_branch_id = ${partyBranchId}
      and f.id is distinct from ${besides}
    union all select s.id from station s where s.party_branch_id = ${partyBranchId}
    order by id limit 1`);
  return holder?.id ?? null;
}
