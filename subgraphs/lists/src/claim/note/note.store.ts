import { newId } from '@lianjian/kernel/ids';
import type { ReasonCode } from '../../words.ts';
import type { StandingNow } from '../step/standing.store.ts';
import type { Asker } from '../step/step.rules.ts';
import type { Tx } from '../step/step.store.ts';
import type { StepMutation } from '../step/steps.rules.ts';

/** What one side tells the other, with the step that it explains. */
export interface Told {
  step: StepMutation;
  reason: ReasonCode;
  note: string;
}

/** Writes what was told, by whoever acted. */
export async function writeNote(
  tx: Tx,
  { id: claimId, instant }: StandingNow,
  { actingForId }: Asker,
  told: Told,
): Promise<void> {
  await tx.claimNote.create({
    data: {
      ...told,
      ...(actingForId.startsWith('per-')
        ? { personId: actingForId }
        : { organisationId: actingForId }),
      id: newId('nte'),
      claimId,
      createdAt: instant,
      provenance: 'ENTERED',
    },
  });
}
