import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { CollectionChannel, DemandKind } from '../words.ts';
import type { DisputeSubject, ProcedureCode } from './procedure.words.ts';
import { firstStage, usualProcedure } from './procedures.rules.ts';
import type { StagePlace } from './stage.rules.ts';

/** What can be said of how a case is handled. */
export interface Choice {
  procedure?: ProcedureCode | null;
  disputeSubject?: DisputeSubject | null;
}

/** A need as far as its procedure depends on it. */
export interface Chosen extends Choice {
  kind: DemandKind;
  channel: CollectionChannel;
  category: string;
}

/** Where a need begins in its procedure; nulls of kinds that have none. */
export function beginning({ kind, procedure, disputeSubject, ...said }: Chosen) {
  if (kind !== 'CASE') {
    return { procedure: null, stage: null, dispute: null };
  }
  const chosen = procedure ?? usualProcedure(said);
  return { procedure: chosen, stage: firstStage(chosen), dispute: disputeSubject ?? null };
}

/** All that is wrong with what is said of a new need's procedure. */
export function beginningViolations(chosen: Chosen): UserErrorShape[] {
  return choiceViolations(chosen.kind, chosen, beginning(chosen).procedure);
}

/** What stands against choosing another procedure for a demand that is being sorted. */
export function sortingViolations(
  choice: Choice,
  demand: StagePlace & { id: string; kind: DemandKind },
): UserErrorShape[] {
  const { procedure } = choice;
  const found = choiceViolations(demand.kind, choice, procedure ?? demand.procedure);
  if (procedure && demand.procedure && demand.stage !== firstStage(demand.procedure)) {
    const [zh, en] = [
      '办理已过首个阶段，不能再改流程。',
      'It has left the first stage, so its procedure stays.',
    ];
    found.push(violation('INVALID_STATE', 'procedure', zh, en, { entityId: demand.id }));
  }
  return found;
}

/** The columns that sorting changes for a choice. */
export function sorted({ procedure, disputeSubject }: Choice, demand: StagePlace) {
  return {
    ...(procedure && procedure !== demand.procedure
      ? { procedure, stage: firstStage(procedure), dispute: null }
      : {}),
    ...(disputeSubject ? { dispute: disputeSubject } : {}),
  };
}

/** What is said of a procedure that the kind does not have, or of a dispute that the procedure is not about. */
export function choiceViolations(
  kind: DemandKind,
  { procedure, disputeSubject }: Choice,
  chosen: ProcedureCode | null,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (procedure && kind !== 'CASE') {
    const [zh, en] = ['只有接诉件有办理流程。', 'Only cases have a procedure.'];
    found.push(violation('INVALID_INPUT', 'procedure', zh, en));
  }
  if (disputeSubject && chosen !== 'MEDIATION') {
    const [zh, en] = ['只有调解有纠纷类型。', 'Only a mediation is about a dispute.'];
    found.push(violation('INVALID_INPUT', 'disputeSubject', zh, en));
  }
  return found;
}
