import type { Actor, Context } from '@lianjian/kernel/context';
import { type EarlierUse, earlierUse, hashOf } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { actingParty } from '../actor/actor.rules.ts';
import { db } from '../db.ts';
import { mayReadDemand } from '../demand/demand.visibility.ts';
import { claim } from './claim.store.ts';
import { askClaimant } from './claimant.ts';
import { inputViolations, keyUsed, noClaimant, noDemand, ownerDown } from './input.rules.ts';

/** What came of a step on a claim. */
export interface Step {
  claimId: string | null;
  replayed: boolean;
  userErrors: readonly UserErrorShape[];
}

export interface ClaimDemand {
  idempotencyKey: string;
  actingForId?: string | null;
  demandId: string;
  resourceId?: string | null;
  claimantId?: string | null;
  quantity: number;
}

const refused = (userErrors: readonly UserErrorShape[]): Step => ({
  claimId: null,
  replayed: false,
  userErrors,
});

const answered = (earlier: EarlierUse): Step =>
  earlier.same
    ? { claimId: earlier.objectId, replayed: true, userErrors: [] }
    : refused([keyUsed()]);

/** Takes up a demand for somebody: what can be known before is asked before the transaction. */
export async function claimDemand(input: ClaimDemand, actor: Actor, ctx: Context): Promise<Step> {
  const { demandId, resourceId = null, quantity } = input;
  const actingForId = actingParty(actor, input.actingForId);
  const claimantId = input.claimantId ?? actingForId;
  const known = inputViolations({ ...input, actor, actingForId, claimantId });
  if (actingForId === null || claimantId === null) {
    return refused(known);
  }
  const use = {
    actingForId,
    mutation: 'claimDemand',
    key: input.idempotencyKey,
    inputHash: hashOf({ demandId, resourceId, claimantId, quantity }),
  };
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
  const id = newId('clm');
  const order = { id, demandId, resourceId, claimant, quantity, use };
  const claimed = await claim(order, known, ctx);
  switch (claimed.kind) {
    case 'MADE':
      return { claimId: id, replayed: false, userErrors: [] };
    case 'USED':
      return answered(claimed.earlier);
    case 'REFUSED':
      return refused(claimed.violations);
  }
}
