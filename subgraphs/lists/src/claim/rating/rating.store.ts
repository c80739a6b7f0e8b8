import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import type { CollectionChannel } from '@lianjian/prisma-lists/client';
import type { StandingNow } from '../step/standing.store.ts';
import type { Tx } from '../step/step.store.ts';
import type { Opinion } from './rating.rules.ts';

/** Who rates; nobody where a household did, whose reference stands in the visit. */
export interface Rater {
  raterOrganisationId?: string;
  raterPersonId?: string;
}

/**
 * Writes what somebody thought of a claim whose locks are held. Nothing is decided on the claim, so its
 * version stays; but it shows another mean, and whoever reads on from its last change is told.
 */
export async function writeRating(
  tx: Tx,
  claim: StandingNow,
  rater: Rater,
  opinion: Opinion & { channel: CollectionChannel | null },
): Promise<{ id: string; change: Change }> {
  const { id: claimId, instant, version, areaPath } = claim;
  const id = newId('rat');
  await tx.rating.create({
    data: {
      id,
      claimId,
      ...rater,
      ...opinion,
      ratedAt: instant,
      createdAt: instant,
      updatedAt: instant,
      provenance: 'ENTERED',
    },
  });
  await tx.claim.update({ where: { id: claimId }, data: { updatedAt: instant } });
  const about = { entityType: 'Claim', entityId: claimId, areaPath };
  const versions = { fromVersion: version, toVersion: version };
  const after = { score: opinion.score };
  return { id, change: { type: 'claim.rated', ...about, ...versions, before: null, after } };
}
