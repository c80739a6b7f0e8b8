import type { Actor } from '@lianjian/kernel/context';
import type { AssignmentState, DemandState } from '../words.ts';
import { DEMAND_STEPS, type DemandStep, type StepRule, UNDER_WAY } from './demand-steps.rules.ts';

/** Somebody who was named to take care of a demand and has not sent it back. */
export interface Assigned {
  id: string;
  assigneeId: string;
  state: AssignmentState;
  helperIds: readonly string[];
}

/** Who takes a step, and for whom. */
export interface Asker {
  actor: Actor;
  actingForId: string;
}

/** The assignments that are the asker's own. */
export function ownOf<Row extends Assigned>(
  assignments: readonly Row[],
  { actor, actingForId }: Asker,
): readonly Row[] {
  return assignments.filter(({ assigneeId }) => [actingForId, actor.id].includes(assigneeId));
}

export const isUnderWay = ({ state }: Assigned): boolean =>
  UNDER_WAY.some((each) => each === state);

/** The assignments that a step moves: the asker's own, else (for the community) all that can be. */
export function movedBy(
  step: DemandStep,
  assignments: readonly Assigned[],
  asker: Asker,
): readonly Assigned[] {
  const { assignment }: StepRule = DEMAND_STEPS[step];
  if (!assignment) {
    return [];
  }
  const own = ownOf(assignments, asker);
  const tried = own.length > 0 ? own : assignments;
  return tried.filter(({ state }) => assignment.from.includes(state));
}

/** Where a demand stands after a step: with its handlers while one of them is at it. */
export function stateAfter(
  step: DemandStep,
  assignments: readonly Assigned[],
  asker: Asker,
): DemandState {
  const { to, assignment }: StepRule = DEMAND_STEPS[step];
  if (!assignment) {
    return to;
  }
  const moved = movedBy(step, assignments, asker).map(({ id }) => id);
  const after = assignments.map((each) =>
    moved.includes(each.id) ? { ...each, state: assignment.to ?? each.state } : each,
  );
  if (after.some(isUnderWay)) {
    return 'ROUTED';
  }
  return after.some(({ state }) => state === 'DONE') ? 'RESOLVED' : 'SORTED';
}
