import { newId } from '@lianjian/kernel/ids';
import type { Prisma } from '@lianjian/prisma-lists/client';

/** Writes who does it together with the claimant. */
export async function writePartners(
  tx: Prisma.TransactionClient,
  claimId: string,
  partnerIds: readonly string[],
): Promise<void> {
  if (partnerIds.length === 0) {
    return;
  }
  await tx.claimPartner.createMany({
    data: partnerIds.map((id) => ({
      id: newId('ptn'),
      claimId,
      ...(id.startsWith('per-') ? { personId: id } : { organisationId: id }),
    })),
  });
}
