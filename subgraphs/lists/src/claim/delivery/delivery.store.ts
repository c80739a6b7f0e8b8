import { newId } from '@lianjian/kernel/ids';
import type { StandingNow } from '../step/standing.store.ts';
import type { Tx } from '../step/step.store.ts';
import type { Report } from './delivery.rules.ts';

/** Writes what a delivery brought and what proves it, in the place of an earlier report. */
export async function keepReport(
  tx: Tx,
  { id: claimId, instant }: StandingNow,
  { outputs, evidence }: Report,
): Promise<void> {
  const stored = {
    claimId,
    createdAt: instant,
    updatedAt: instant,
    provenance: 'ENTERED' as const,
  };
  await tx.output.deleteMany({ where: { claimId } });
  await tx.document.deleteMany({ where: { claimId } });
  await tx.output.createMany({
    data: outputs.map(({ value, ...output }) => ({
      ...stored,
      ...output,
      id: newId('out'),
      quantity: value,
    })),
  });
  await tx.document.createMany({
    data: evidence.map((document) => ({ ...stored, ...document, id: newId('doc') })),
  });
}
