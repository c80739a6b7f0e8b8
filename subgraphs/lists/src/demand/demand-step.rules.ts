import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import type { Bilingual } from '@lianjian/kernel/errors';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { credentialObjections } from '@lianjian/vocabulary/credentials.rules';
import type { ErrorCode, UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { kindOf } from '../kinds/kinds.ts';
import { type StagePlace, stageInState } from '../procedure/stage.rules.ts';
import type { DemandKind, DemandState, ReasonCode } from '../words.ts';
import {
  type Asker,
  type Assigned,
  isUnderWay,
  movedBy,
  ownOf,
  stateAfter,
} from './assigned.rules.ts';
import {
  ASSIGNED_ONLY,
  NOT_BY,
  SERVED,
  STAYS,
  TAKEN,
  UNSERVED,
  wrongAssignment,
  wrongStage,
  wrongState,
} from './demand-step.refusals.ts';
import { DEMAND_STEPS, type DemandStep, type Side, type StepRule } from './demand-steps.rules.ts';

/** A demand as its steps see it. */
export interface Standing extends StagePlace {
  id: string;
  kind: DemandKind;
  state: DemandState;
  areaPath: string;
  held: number;
  committed: number;
  /** How many claims were accepted and are not confirmed yet. */
  underWay: number;
  /** Those who were named and have not sent it back. */
  assignments: readonly Assigned[];
}

/** One thing that stands in the way of a step. */
interface Objection extends Bilingual {
  code: ErrorCode;
  /** What of the input it is about. */
  about: 'DEMAND' | 'WHO';
}

/** On which sides of a demand somebody stands. */
export function sidesOf(asker: Asker, demand: Standing): Side[] {
  const { actor, actingForId } = asker;
  return [
    ...(keepsBooksOf(actor, actingForId, demand.areaPath) ? (['COMMUNITY'] as const) : []),
    ...(ownOf(demand.assignments, asker).length > 0 ? (['HANDLER'] as const) : []),
  ];
}

/** All that stands in the way of a step for a party, at once; nothing when it can be taken. */
export function objections(step: DemandStep, demand: Standing, asker: Asker): Objection[] {
  const rule: StepRule = DEMAND_STEPS[step];
  const sides = sidesOf(asker, demand);
  const found: Objection[] = [];
  if (!rule.by.some((side) => sides.includes(side))) {
    found.push({ code: 'FORBIDDEN', about: 'WHO', ...NOT_BY[rule.by[0] ?? 'COMMUNITY'] });
  }
  if (rule.from.includes(demand.state)) {
    found.push(...ofStanding(step, demand, asker));
  } else {
    found.push({ code: 'INVALID_STATE', about: 'DEMAND', ...wrongState(demand.state) });
  }
  if (rule.claimTrackOnly && kindOf(demand.kind).track !== 'CLAIM') {
    found.push({ code: 'NOT_CLAIMABLE', about: 'DEMAND', ...ASSIGNED_ONLY });
  }
  if (rule.untakenOnly || rule.servedOnly) {
    found.push(...ofClaims(rule, demand));
  }
  return found;
}

/** What its claims have against ending a demand; what was served is closed, all else withdrawn. */
function ofClaims({ untakenOnly }: StepRule, { held, committed, underWay }: Standing): Objection[] {
  const about = { code: 'INVALID_STATE', about: 'DEMAND' } as const;
  if (held > 0 || underWay > 0) {
    return [{ ...about, ...TAKEN }];
  }
  if (untakenOnly) {
    return committed > 0 ? [{ ...about, ...SERVED }] : [];
  }
  return committed > 0 ? [] : [{ ...about, ...UNSERVED }];
}

/** What its assignments and its procedure have against a step, in a state that has it. */
function ofStanding(step: DemandStep, demand: Standing, asker: Asker): Objection[] {
  const rule: StepRule = DEMAND_STEPS[step];
  const { assignments } = demand;
  const isUnnamed = rule.unnamedToo && assignments.length === 0;
  if (rule.assignment && !isUnnamed && movedBy(step, assignments, asker).length === 0) {
    const state = (ownOf(assignments, asker)[0] ?? assignments[0])?.state ?? null;
    return [{ code: 'INVALID_STATE', about: 'DEMAND', ...wrongAssignment(state) }];
  }
  if (rule.leaves && kindOf(demand.kind).handlerStays && !mayLeave(demand, asker)) {
    return [{ code: 'FORBIDDEN', about: 'WHO', ...STAYS }];
  }
  const state = stateAfter(step, assignments, asker);
  // That a case is never listed is said by its kind already.
  if (
    !rule.claimTrackOnly &&
    demand.stage !== null &&
    stageInState(demand, state, rule.tells ?? []) === null
  ) {
    return [{ code: 'INVALID_STATE', about: 'DEMAND', ...wrongStage(demand.stage) }];
  }
  return [];
}

/** Who took something on stays with it; only the community calls it back. */
function mayLeave(demand: Standing, asker: Asker): boolean {
  const own = ownOf(demand.assignments, asker).filter(isUnderWay);
  return (
    own.every(({ state }) => state === 'ASSIGNED') || sidesOf(asker, demand).includes('COMMUNITY')
  );
}

/** What a step makes of a demand that it can be taken on: its state, and the stage that goes with it. */
export function afterStep(step: DemandStep, demand: Standing, asker: Asker) {
  const { tells = [] }: StepRule = DEMAND_STEPS[step];
  const state = stateAfter(step, demand.assignments, asker);
  return { state, stage: stageInState(demand, state, tells)?.stage ?? null };
}

/** The same as violations of an input; `field` is the one that names the demand. */
export function stepViolations(
  step: DemandStep,
  demand: Standing,
  who: Asker,
  field = 'demandId',
): UserErrorShape[] {
  return objections(step, demand, who).map(({ code, about, zh, en }) =>
    violation(code, about === 'WHO' ? 'actingForId' : field, zh, en, { entityId: demand.id }),
  );
}

/** What is wrong with the reason that is given for a step. */
export function reasonViolations(step: DemandStep, reason: ReasonCode): UserErrorShape[] {
  const { reasons }: StepRule = DEMAND_STEPS[step];
  if (reasons.includes(reason)) {
    return [];
  }
  const zh = `此项操作的原因须为：${reasons.join('、')}。`;
  return [
    violation('INVALID_INPUT', 'reason', zh, `The reason must be of: ${reasons.join(', ')}.`),
  ];
}

/** Why the caller may not take a step, as whichever of its parties has least against it. */
export function whyNotStep(step: DemandStep, demand: Standing, actor: Actor | null): Bilingual[] {
  return whyNot(actor, (asker) => objections(step, demand, asker));
}

/** The same of whatever is asked for each of the parties that the caller can be. */
export function whyNot(
  actor: Actor | null,
  against: (asker: Asker) => readonly Bilingual[],
): Bilingual[] {
  const scope = credentialObjections(actor, DEMANDS_WRITE);
  if (!actor) {
    return scope;
  }
  const tries = partiesOf(actor).map((actingForId) => against({ actor, actingForId }));
  const fewest = tries.sort((a, b) => a.length - b.length)[0] ?? [];
  return [...scope, ...fewest.map(({ zh, en }) => ({ zh, en }))];
}
