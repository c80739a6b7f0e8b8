import type { Actor, Context } from '@lianjian/kernel/context';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  refused,
} from '@lianjian/vocabulary/command';
import { db } from '../../db.ts';
import type { ReasonCode } from '../../words.ts';
import { mayReadClaim } from '../claim.ts';
import { askClaimant } from '../claimant.ts';
import { noClaim, noClaimant } from '../input.rules.ts';
import { placed, type Successor, successorViolations } from './reassignment.rules.ts';
import { reassign } from './reassignment.store.ts';

export interface ReassignClaim extends CommandInput, Successor {
  claimId: string;
  expectedVersion: number;
  reason: ReasonCode;
  respondBy: Date | null;
}

/** Passes a claim on to another party: who that is is asked before the transaction. */
export async function reassignClaim(
  input: ReassignClaim,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { idempotencyKey, actingForId: named, ...order } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  const known = [...ofActing, ...successorViolations(order, actor)];
  if (actingForId === null) {
    return refused(known);
  }
  const meaning = { ...order, respondBy: order.respondBy?.toISOString() };
  const use = keyUse('reassignClaim', idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadClaim(order.claimId, ctx))) {
    return refused([...known, noClaim(order.claimId)]);
  }
  const { answer: claimant, down } = await askClaimant('toClaimantId', order.toClaimantId, ctx);
  if (claimant === null) {
    return refused([...known, down ?? placed(noClaimant(order.toClaimantId))]);
  }
  const asker = { actor, actingForId };
  return reassign({ ...order, claimant, asker }, { use, objectId: newId('clm'), known }, ctx);
}
