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
import { db } from '../db.ts';
import { mayReadDemand } from '../demand/demand.visibility.ts';
import { claim } from './claim.store.ts';
import { askClaimant } from './claimant.ts';
import { inputViolations, noClaimant, noDemand, ownerDown } from './input.rules.ts';

export interface ClaimDemand extends CommandInput {
  demandId: string;
  resourceId?: string | null;
  claimantId?: string | null;
  quantity: number;
}

/** Takes up a demand for somebody: what can be known before is asked before the transaction. */
export async function claimDemand(input: ClaimDemand, actor: Actor, ctx: Context): Promise<Answer> {
  const { demandId, resourceId = null, quantity } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  if (actingForId === null) {
    return refused(ofActing);
  }
  const claimantId = input.claimantId ?? actingForId;
  const known = [...ofActing, ...inputViolations({ quantity, actor, actingForId, claimantId })];
  const meaning = { demandId, resourceId, claimantId, quantity };
  const use = keyUse('claimDemand', input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!(await mayReadDemand(demandId, ctx))) {
    return refused([...known, noDemand(demandId)]);
  }
  const claimant = await askClaimant(claimantId, ctx);
  if (claimant === 'UNAVAILABLE') {
    return refused([...known, ownerDown()]);
  }
  if (claimant === null) {
    return refused([...known, noClaimant(claimantId)]);
  }
  const order = { id: newId('clm'), demandId, resourceId, claimant, quantity };
  return claim(order, { use, objectId: order.id, known }, ctx);
}
