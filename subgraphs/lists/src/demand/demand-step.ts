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
import { mayReadDemand } from './demand.visibility.ts';
import type { DemandStep } from './demand-step.rules.ts';
import { type Effect, takeStep } from './demand-step.store.ts';

/** What the input of every step of a demand says. */
export interface DemandStepInput extends CommandInput {
  demandId: string;
  expectedVersion: number;
}

/** What a step has of its own. */
export interface OwnPart {
  /** The rest of the input, with its defaults written out: the same key is for the same. */
  meaning?: Readonly<Record<string, unknown>>;
  /** All that is wrong with that by itself. */
  violations?: readonly UserErrorShape[];
  /** What other owners have against it; asked before the transaction, and not for a replay. */
  ask?(): Promise<readonly UserErrorShape[]>;
  effect?(instant: Date): Effect;
}

/** Takes a step of a demand for the actor: what can be known before the transaction is asked there. */
export async function demandStep(
  step: DemandStep,
  input: DemandStepInput,
  { actor, ctx }: { actor: Actor; ctx: Context },
  { meaning, violations = [], ask, effect = () => ({}) }: OwnPart = {},
): Promise<Answer> {
  const { demandId, expectedVersion } = input;
  const { actingForId, known } = acting(input, actor);
  if (actingForId === null) {
    return refused([...known, ...violations]);
  }
  const use = keyUse(step, input.idempotencyKey, actingForId, {
    demandId,
    expectedVersion,
    ...meaning,
  });
  const wrong = [...known, ...violations];
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadDemand(demandId, ctx))) {
    return refused([...wrong, noDemand(demandId)]);
  }
  const command = { use, objectId: demandId, known: [...wrong, ...((await ask?.()) ?? [])] };
  return takeStep({ step, demandId, expectedVersion, actor, effect }, command, ctx);
}
