import type { Actor, Context } from '@lianjian/kernel/context';
import { earlierUse } from '@lianjian/kernel/idempotency';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { noDemand } from '../claim/input.rules.ts';
import { db } from '../db.ts';
import { type Asker, movedBy } from './assigned.rules.ts';
import { mayKnowDemand } from './demand.visibility.ts';
import type { DemandAct } from './demand-change.rules.ts';
import type { LockedDemand } from './demand-lock.store.ts';
import { afterStep, stepViolations } from './demand-step.rules.ts';
import { type ActOrder, act, type DemandValues, type Move } from './demand-step.store.ts';
import { DEMAND_STEPS, type DemandStep, type StepRule } from './demand-steps.rules.ts';

/** What the input of every step of a demand says. */
export interface DemandStepInput extends CommandInput {
  demandId: string;
  expectedVersion: number;
}

/** What an act has of its own before the transaction. */
export interface Asked {
  /** The rest of the input, with its defaults written out: the same key is for the same. */
  meaning?: Readonly<Record<string, unknown>>;
  /** All that is wrong with that by itself. */
  violations?: readonly UserErrorShape[];
  /** What other owners have against it; asked before the transaction, and not for a replay. */
  ask?(): Promise<readonly UserErrorShape[]>;
}

/** What a step does besides what its table says. */
export interface Effect {
  demand?: Partial<DemandValues>;
  assigns?: Move['assigns'];
  /** What becomes of the assignments that it moves. */
  assignment?: NonNullable<Move['assignments']>['data'];
  helper?: Move['helper'];
  note?: string;
  said?: Move['said'];
}

/** What a step has of its own. */
export interface OwnPart extends Asked {
  /** What else stands against it, as the demand stands. */
  judge?(demand: LockedDemand, at: { asker: Asker; instant: Date }): readonly UserErrorShape[];
  effect?(instant: Date, demand: LockedDemand): Effect;
}

interface By {
  actor: Actor;
  ctx: Context;
}

/** Takes a step of a demand for the actor, as its table says. */
export function demandStep(
  step: DemandStep,
  input: DemandStepInput,
  by: By,
  { judge, effect = () => ({}), ...asked }: OwnPart = {},
): Promise<Answer> {
  return actOn(step, input, by, {
    ...asked,
    judge: (demand, asker, instant) => [
      ...stepViolations(step, demand, asker),
      ...(judge?.(demand, { asker, instant }) ?? []),
    ],
    move: (demand, asker, instant) => moveOf(step, demand, asker, effect(instant, demand)),
  });
}

/** What a step makes of a demand: its state, with the stage that goes with it, and its assignments. */
function moveOf(step: DemandStep, demand: LockedDemand, asker: Asker, effect: Effect): Move {
  const to = (DEMAND_STEPS[step] as StepRule).assignment?.to;
  const { note, said, assigns, helper } = effect;
  const after = afterStep(step, { ...demand, ...effect.demand }, asker);
  const moved = movedBy(step, demand.assignments, asker).map(({ id }) => id);
  return {
    // What nobody handles any more belongs to neither track again.
    demand: {
      ...(to && after.state === 'SORTED' ? { route: null, responsiblePartyId: null } : {}),
      ...effect.demand,
      ...after,
    },
    assigns,
    helper,
    ...(to ? { assignments: { ids: moved, data: { ...effect.assignment, state: to } } } : {}),
    ...(note && after.stage !== demand.stage ? { told: { note } } : {}),
    said: { ...(to ? { assignment: to } : {}), ...said },
  };
}

/** Does something with a demand for the actor: what can be known before the transaction is asked there. */
export async function actOn(
  name: DemandAct,
  input: DemandStepInput,
  { actor, ctx }: By,
  { meaning, violations = [], ask, ...order }: Asked & Pick<ActOrder, 'judge' | 'move'>,
): Promise<Answer> {
  const { demandId, expectedVersion } = input;
  const { actingForId, known } = acting(input, actor);
  const wrong = [...known, ...violations];
  if (actingForId === null) {
    return refused(wrong);
  }
  const use = keyUse(name, input.idempotencyKey, actingForId, {
    demandId,
    expectedVersion,
    ...meaning,
  });
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayKnowDemand(demandId, ctx))) {
    return refused([...wrong, noDemand(demandId)]);
  }
  const command = { use, objectId: demandId, known: [...wrong, ...((await ask?.()) ?? [])] };
  return act({ act: name, demandId, expectedVersion, actor, ...order }, command, ctx);
}
