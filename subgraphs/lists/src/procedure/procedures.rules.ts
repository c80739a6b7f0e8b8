import type { Side } from '../demand/demand-steps.rules.ts';
import type { CollectionChannel, DemandKind, DemandState } from '../words.ts';
import type { ProcedureCode, StageCode, StageNeed } from './procedure.words.ts';

/** One stage of a procedure. Everything that is said about stages is said from this data. */
export interface Stage {
  code: StageCode;
  /** The states that go with it; whoever comes to it in another state gets the first. */
  states: readonly DemandState[];
  /** Who takes a case there. */
  by: readonly Side[];
  /** What has to be given on entering it. */
  needs: readonly StageNeed[];
  /** A case can go past it. */
  mayBeSkipped?: true;
  /** A case can enter it once more. */
  mayRecur?: true;
  /** The grade says who takes a case there: a street for a street's grade, no handler above a compound's. */
  byGrade?: true;
  /** Nothing comes after it. */
  ends?: true;
}

const ANYBODY: readonly Side[] = ['HANDLER', 'COMMUNITY'];
const COMMUNITY: readonly Side[] = ['COMMUNITY'];

export const PROCEDURES: Readonly<Record<ProcedureCode, readonly Stage[]>> = {
  KIOSK: [
    { code: 'RECEIVED', states: ['COLLECTED', 'SORTED', 'ROUTED'], by: [], needs: [] },
    { code: 'INSPECTED', states: ['SORTED', 'ROUTED'], by: ANYBODY, needs: ['EVIDENCE'] },
    {
      code: 'ESCALATED',
      states: ['SORTED', 'ROUTED'],
      by: ANYBODY,
      needs: [],
      mayBeSkipped: true,
    },
    {
      code: 'JOINT_SITE_VISIT',
      states: ['SORTED', 'ROUTED'],
      by: COMMUNITY,
      needs: [],
      mayBeSkipped: true,
      mayRecur: true,
    },
    {
      code: 'JOINT_WORK',
      states: ['SORTED', 'ROUTED'],
      by: COMMUNITY,
      // What was reported may have another cause than it seems.
      needs: ['NOTE'],
      mayBeSkipped: true,
    },
    { code: 'RESOLVED', states: ['RESOLVED'], by: COMMUNITY, needs: ['NOTE'] },
    { code: 'REPLIED', states: ['CONFIRMED'], by: ANYBODY, needs: ['NOTE'], ends: true },
  ],
  CLOSED_LOOP: [
    { code: 'COLLECTED', states: ['COLLECTED', 'SORTED'], by: [], needs: [] },
    { code: 'DISCOVERED', states: ['SORTED'], by: COMMUNITY, needs: [] },
    { code: 'DISPATCHED', states: ['ROUTED'], by: COMMUNITY, needs: [] },
    {
      code: 'GRADED_HANDLING',
      states: ['ROUTED', 'RESOLVED'],
      by: ANYBODY,
      needs: ['GRADE'],
      mayRecur: true,
    },
    {
      code: 'FED_BACK',
      states: ['CONFIRMED'],
      by: ANYBODY,
      needs: ['NOTE'],
      byGrade: true,
      ends: true,
    },
  ],
  MEDIATION: [
    { code: 'FILED', states: ['COLLECTED', 'SORTED'], by: [], needs: [] },
    { code: 'MEDIATING', states: ['SORTED', 'ROUTED', 'RESOLVED'], by: ANYBODY, needs: [] },
    {
      code: 'RESOLVED',
      states: ['CONFIRMED'],
      by: ANYBODY,
      needs: ['NOTE'],
      mayBeSkipped: true,
      ends: true,
    },
    { code: 'FAILED', states: ['CONFIRMED'], by: ANYBODY, needs: ['NOTE'], ends: true },
  ],
};

/**
 * The stages of kinds that have no procedure follow from the state, so nobody advances them. A repair
 * order is ON_SITE in place of PUBLISHED or GRABBED while a claim on it is in service, and SCORED in place of
 * DONE once everybody who took part in what was confirmed of it has been given points for that.
 */
export const FOLLOWED: Readonly<
  Partial<Record<DemandKind, readonly Pick<Stage, 'code' | 'states'>[]>>
> = {
  MICRO_WISH: [
    { code: 'COLLECTED', states: ['COLLECTED', 'SORTED', 'LISTED'] },
    { code: 'CLAIMED', states: ['CLAIMED', 'DELIVERED'] },
    { code: 'FULFILLED', states: ['CONFIRMED'] },
  ],
  REPAIR_ORDER: [
    { code: 'REQUESTED', states: ['COLLECTED', 'SORTED'] },
    { code: 'PUBLISHED', states: ['LISTED'] },
    { code: 'GRABBED', states: ['CLAIMED'] },
    { code: 'ON_SITE', states: ['LISTED', 'CLAIMED'] },
    { code: 'DONE', states: ['DELIVERED', 'CONFIRMED'] },
    { code: 'SCORED', states: ['CONFIRMED'] },
  ],
};

/** The procedure of a case for which none is named. */
export function usualProcedure(said: {
  channel: CollectionChannel;
  category: string;
}): ProcedureCode {
  if (said.category === 'MEDIATION') {
    return 'MEDIATION';
  }
  return said.channel === 'KIOSK' ? 'KIOSK' : 'CLOSED_LOOP';
}

/** The stage at which a procedure begins. */
export function firstStage(procedure: ProcedureCode): StageCode {
  const [first] = PROCEDURES[procedure];
  if (!first) {
    throw new Error(`The procedure ${procedure} has no stages.`);
  }
  return first.code;
}
