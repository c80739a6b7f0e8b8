import type { StageNeed } from '../procedure/procedure.words.ts';
import type { AssignmentState, DEMAND_SIDES, DemandState, ReasonCode } from '../words.ts';

/** Who takes a step. */
export type Side = keyof typeof DEMAND_SIDES;

/** One way on for a demand. Everything that is said about steps is said from this table. */
export interface StepRule {
  from: readonly DemandState[];
  /** Where it leads; what is assigned follows from all its assignments, and this is the usual end. */
  to: DemandState;
  by: readonly Side[];
  /** The reasons that it can have; it asks for one where there are any. */
  reasons: readonly ReasonCode[];
  /** From where to where it takes an assignment, if it moves it: the handler's own, or for the community all. */
  assignment?: { from: readonly AssignmentState[]; to?: AssignmentState };
  /** Also where nobody was named, since it was settled by a stage. */
  unnamedToo?: true;
  /** Who took on what its kind keeps with one handler to the end cannot leave by it. */
  leaves?: true;
  /** Only what is claimed, not what is assigned. */
  claimTrackOnly?: true;
  /** Only while no claim holds or has any of it. */
  untakenOnly?: true;
  /** Only when some of it was served and confirmed, and no claim has any more of it. */
  servedOnly?: true;
  /** What it tells of the things that a stage asks for. */
  tells?: readonly StageNeed[];
}

/** An assignment in one of these is under way. */
export const UNDER_WAY = [
  'ASSIGNED',
  'ACKNOWLEDGED',
  'IN_HAND',
] as const satisfies AssignmentState[];

export const DEMAND_STEPS = {
  sortDemand: { from: ['COLLECTED', 'SORTED'], to: 'SORTED', by: ['COMMUNITY'], reasons: [] },
  listDemand: {
    from: ['SORTED'],
    to: 'LISTED',
    by: ['COMMUNITY'],
    reasons: [],
    claimTrackOnly: true,
  },
  unlistDemand: {
    from: ['LISTED'],
    to: 'SORTED',
    by: ['COMMUNITY'],
    reasons: [],
    untakenOnly: true,
  },
  routeDemand: { from: ['SORTED'], to: 'ROUTED', by: ['COMMUNITY'], reasons: [] },
  dispatchDemand: {
    from: ['COLLECTED', 'SORTED'],
    to: 'ROUTED',
    by: ['COMMUNITY'],
    reasons: [],
  },
  acknowledgeDemand: {
    from: ['ROUTED'],
    to: 'ROUTED',
    by: ['HANDLER'],
    reasons: [],
    assignment: { from: ['ASSIGNED'], to: 'ACKNOWLEDGED' },
  },
  takeInHand: {
    from: ['ROUTED'],
    to: 'ROUTED',
    by: ['HANDLER'],
    reasons: [],
    assignment: { from: ['ACKNOWLEDGED'], to: 'IN_HAND' },
  },
  addHelper: {
    from: ['ROUTED'],
    to: 'ROUTED',
    by: ['HANDLER', 'COMMUNITY'],
    reasons: [],
    assignment: { from: UNDER_WAY },
  },
  returnDemand: {
    from: ['ROUTED'],
    to: 'SORTED',
    // A community calls back what nobody answers.
    by: ['HANDLER', 'COMMUNITY'],
    reasons: ['NOT_RESPONSIBLE', 'DUPLICATE', 'INCOMPLETE', 'RECIPIENT_UNAVAILABLE', 'OTHER'],
    assignment: { from: UNDER_WAY, to: 'RETURNED' },
    leaves: true,
  },
  resolveDemand: {
    from: ['ROUTED'],
    to: 'RESOLVED',
    by: ['HANDLER'],
    reasons: [],
    assignment: { from: ['ACKNOWLEDGED', 'IN_HAND'], to: 'DONE' },
    tells: ['NOTE'],
  },
  reopenDemand: {
    from: ['RESOLVED'],
    to: 'ROUTED',
    by: ['COMMUNITY'],
    reasons: ['INCOMPLETE', 'NOT_SUITABLE', 'OTHER'],
    assignment: { from: ['DONE'], to: 'IN_HAND' },
    unnamedToo: true,
  },
  withdrawDemand: {
    from: ['COLLECTED', 'SORTED', 'LISTED'],
    to: 'WITHDRAWN',
    by: ['COMMUNITY'],
    reasons: ['NO_LONGER_NEEDED', 'RECIPIENT_UNAVAILABLE', 'DUPLICATE', 'OTHER'],
    untakenOnly: true,
  },
  closeDemand: {
    from: ['LISTED'],
    to: 'CONFIRMED',
    by: ['COMMUNITY'],
    reasons: ['NO_LONGER_NEEDED', 'RECIPIENT_UNAVAILABLE', 'DUPLICATE', 'OTHER'],
    servedOnly: true,
  },
  mergeDemands: { from: ['COLLECTED', 'SORTED'], to: 'MERGED', by: ['COMMUNITY'], reasons: [] },
} as const satisfies Record<string, StepRule>;

export type DemandStep = keyof typeof DEMAND_STEPS;

export const demandSteps = Object.entries(DEMAND_STEPS) as [DemandStep, StepRule][];
