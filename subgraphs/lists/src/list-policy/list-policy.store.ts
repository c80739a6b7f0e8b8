import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { differenceOf } from '../history/difference.rules.ts';
import type { List } from '../resource/offer/offering.rules.ts';
import type { Policy } from './list-policy.rules.ts';

type Rows = Pick<Tx, 'listPolicy'>;

export const policyIn = (tx: Rows, areaId: string) =>
  tx.listPolicy.findUnique({ where: { areaId } });

/** The policy of a community is set by one after the other, the first one too. */
export async function lockPolicy(tx: Tx, areaId: string) {
  await tx.$queryRaw(sql`
    select pg_advisory_xact_lock(hashtextextended(${`list policy of ${areaId}`}, 0))::text as locked`);
  return { instant: await instantOf(tx), existing: await policyIn(tx, areaId) };
}

/** Writes the policy of a community whose policy is locked. */
export async function writePolicy(
  tx: Tx,
  id: string,
  { areaId, areaPath, ...policy }: Policy & List,
  { instant, existing }: Awaited<ReturnType<typeof lockPolicy>>,
): Promise<Change> {
  const version = (existing?.version ?? 0) + 1;
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.listPolicy.upsert({
    where: { areaId },
    update: { ...policy, version, updatedAt: instant },
    create: { id, areaId, areaPath, ...policy, ...stamps },
  });
  const { before, after } = differenceOf<Partial<Policy>>(existing ?? {}, { ...policy });
  return {
    type: 'listPolicy.set',
    entityType: 'ListPolicy',
    entityId: existing?.id ?? id,
    fromVersion: existing?.version ?? null,
    toVersion: version,
    areaPath,
    before: existing && before,
    after,
  };
}
