import type { Actor, Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
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
import { db } from '../../db.ts';
import type { ReasonCode } from '../../words.ts';
import { mayReadClaim } from '../claim.ts';
import { noClaim } from '../input.rules.ts';
import type { StandingNow } from './standing.store.ts';
import { type Asker, stepViolations } from './step.rules.ts';
import { type Decision, type Outcome, step, type Tx } from './step.store.ts';
import type { StepMutation } from './steps.rules.ts';

export interface StepInput extends CommandInput {
  claimId: string;
  expectedVersion?: number | null;
  reason?: ReasonCode | null;
}

/** What one step does besides the rules that all steps have. */
export interface StepOptions {
  mutation: StepMutation;
  /** The input without its key, defaults written out. */
  meaning: Readonly<Record<string, unknown>>;
  /** What is wrong with the input by itself. */
  known?: readonly UserErrorShape[];
  /** What other owners have against it; asked before the transaction, and not for a replay. */
  ask?(): Promise<readonly UserErrorShape[]>;
  /** What else stands against it. */
  violations?(claim: StandingNow, tx: Tx, asker: Asker): Promise<readonly UserErrorShape[]>;
  /** What becomes of the claim; null: it stays as it is. */
  outcome(claim: StandingNow, asker: Asker): Outcome | null;
  /** Writes what belongs to the claim, and says what the log has to say of it. */
  along?(claim: StandingNow, tx: Tx, asker: Asker): Promise<readonly Change[]>;
}

/** Takes one step on a claim for whoever acts. */
export async function takeStep(
  input: StepInput,
  { mutation, meaning, known: ofInput = [], ask, violations, outcome, along }: StepOptions,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { actingForId, known: ofActing } = acting(input, actor);
  const known = [...ofActing, ...ofInput];
  if (actingForId === null) {
    return refused(known);
  }
  const { claimId, expectedVersion, reason } = input;
  const use = keyUse(mutation, input.idempotencyKey, actingForId, { claimId, ...meaning });
  const earlier = ask && known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadClaim(claimId, ctx))) {
    return refused([...known, noClaim(claimId)]);
  }
  const asker = { actor, actingForId };
  const decide = async (claim: StandingNow, tx: Tx): Promise<Decision> => {
    const asked = { mutation, expectedVersion, reason };
    const more = (await violations?.(claim, tx, asker)) ?? [];
    const found = [...stepViolations(asked, asker, claim), ...more];
    return found.length > 0 ? { violations: found } : { outcome: outcome(claim, asker) };
  };
  const command = { use, objectId: claimId, known: [...known, ...((await ask?.()) ?? [])] };
  return step(command, decide, async (claim, tx) => (await along?.(claim, tx, asker)) ?? [], ctx);
}
