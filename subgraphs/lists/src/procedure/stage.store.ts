import { newId } from '@lianjian/kernel/ids';
import type { ReportedDocument } from '@lianjian/vocabulary/documents.rules';
import type { Asker } from '../demand/assigned.rules.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import type { CaseGrade } from './procedure.words.ts';
import type { StagePlace } from './stage.rules.ts';

/** What is told of a stage on entering it. */
export interface Told {
  note?: string | null;
  grade?: CaseGrade | null;
  evidence?: readonly ReportedDocument[];
}

interface Entering extends Told {
  asker: Asker;
  instant: Date;
}

const stamps = (instant: Date) => ({
  createdAt: instant,
  updatedAt: instant,
  provenance: 'ENTERED' as const,
});

/** The row which says that a demand entered the stage at which it stands; none of other kinds. */
export function stageRow(
  { id: demandId, procedure, stage }: StagePlace & { id: string },
  { note, grade, asker, instant }: Entering,
) {
  if (procedure === null || stage === null) {
    return [];
  }
  const entered = { demandId, procedure, stage, enteredAt: instant, note, grade };
  return [{ ...stamps(instant), ...entered, ...whoOf(asker), id: newId('stg') }];
}

/** Writes down that a demand entered the stage at which it stands now. */
export async function enterStage(
  tx: Tx,
  demand: StagePlace & { id: string },
  entering: Entering,
): Promise<void> {
  const [row] = stageRow(demand, entering);
  const { evidence = [], instant } = entering;
  if (!row) {
    return;
  }
  await tx.stageStep.create({ data: row });
  if (evidence.length > 0) {
    const of = { ...stamps(instant), stageStepId: row.id };
    await tx.stageDocument.createMany({
      data: evidence.map((document) => ({ ...of, ...document, id: newId('doc') })),
    });
  }
}

/** Who did something as it is stored: the organisation that it was done for, and the person. */
export function whoOf({ actor, actingForId }: Asker) {
  return {
    organisationId: actingForId.startsWith('per-') ? null : actingForId,
    personId: actor.kind === 'PERSON' ? actor.id : null,
  };
}
