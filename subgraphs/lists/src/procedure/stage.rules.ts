import type { DemandState } from '../words.ts';
import type { ProcedureCode, StageCode, StageNeed } from './procedure.words.ts';
import { PROCEDURES, type Stage } from './procedures.rules.ts';

/** Where a demand stands in its procedure; nulls where its kind has none. */
export interface StagePlace {
  procedure: ProcedureCode | null;
  stage: StageCode | null;
}

/** States that end a demand at whatever stage it is. */
const BESIDE: readonly DemandState[] = ['MERGED', 'WITHDRAWN'];

interface Along {
  before: readonly Stage[];
  here: Stage;
  after: readonly Stage[];
}

function along({ procedure, stage }: StagePlace): Along | null {
  const stages = procedure ? PROCEDURES[procedure] : [];
  const at = stages.findIndex(({ code }) => code === stage);
  const here = stages[at];
  return here ? { before: stages.slice(0, at), here, after: stages.slice(at + 1) } : null;
}

/** The stages that can come next: all up to the first that must not be left out, or the same anew. */
export function nextStages(place: StagePlace): readonly Stage[] {
  const found = along(place);
  if (!found || found.here.ends) {
    return [];
  }
  const { here, after } = found;
  const must = after.findIndex(({ mayBeSkipped }) => !mayBeSkipped);
  return [...(here.mayRecur ? [here] : []), ...after.slice(0, must + 1)];
}

/** Whether a stage goes with a state. */
export function agrees(place: StagePlace, state: DemandState): boolean {
  return BESIDE.includes(state) || (along(place)?.here.states.includes(state) ?? true);
}

/** The same of a demand, which has none once it was merged or withdrawn. */
export function comingStages(demand: StagePlace & { state: DemandState }): readonly Stage[] {
  return BESIDE.includes(demand.state) ? [] : nextStages(demand);
}

/**
 * The stage of a demand whose state a step changes: the same where it goes with the state, else the
 * next that does and asks for nothing more than is given, else the last one before. Null: none, so
 * that the step cannot be taken before the stage is advanced.
 */
export function stageInState(
  place: StagePlace,
  state: DemandState,
  given: readonly StageNeed[],
): StagePlace | null {
  if (agrees(place, state)) {
    return place;
  }
  const goes = ({ states, needs }: Stage) =>
    states.includes(state) && needs.every((need) => given.includes(need));
  const to =
    nextStages(place).find(goes) ??
    along(place)?.before.findLast(({ states }) => states.includes(state));
  return to ? { ...place, stage: to.code } : null;
}

/** The state of a demand that enters a stage: the same where it goes with the stage. */
export function stateAt({ states }: Stage, state: DemandState): DemandState {
  return states.includes(state) ? state : (states[0] ?? state);
}

/**
 * Whether a state can be come to by advancing alone: what is with its handlers is left by their own
 * steps, and comes to them by being routed or dispatched.
 */
export function isOpenTo(stage: Stage, state: DemandState): boolean {
  const to = stateAt(stage, state);
  return to === state || (to !== 'ROUTED' && state !== 'ROUTED');
}
