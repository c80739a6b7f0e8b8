import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { earlierUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  once,
  refused,
} from '@lianjian/vocabulary/command';
import { db } from '../../db.ts';
import { instantOf } from '../../demand/demand-lock.store.ts';
import { dayOf } from '../../quarter/quarter.rules.ts';
import { askPlace } from '../../submission/place.ts';
import {
  canBeAsked,
  meaningOf,
  type Offer,
  offerViolations,
  wholeViolations,
} from './offer.rules.ts';
import { publishAll, type Tx } from './offer.store.ts';
import { publishingViolations } from './offering.rules.ts';
import { askOwners } from './owners.ts';

export interface PublishResource extends CommandInput {
  areaId: string;
  providerId?: string | null;
  offer: Offer;
}

/** Publishes what somebody offers: what it names is checked with the owners before the transaction. */
export async function publishResource(
  input: PublishResource,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { areaId, offer } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  const wrong = [...ofActing, ...offerViolations(offer)];
  if (actingForId === null) {
    return refused(wrong);
  }
  const providerId = input.providerId ?? actingForId;
  const meaning = { areaId, providerId, offer: meaningOf(offer) };
  const use = keyUse('publishResource', input.idempotencyKey, actingForId, meaning);
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if (!canBeAsked(offer)) {
    return refused(wrong);
  }
  const [list, told] = await Promise.all([
    askPlace({ compoundId: null, areaId }, ctx),
    askOwners({ ...offer, areaId, providerId }, ctx),
  ]);
  const { provider } = told;
  if ('code' in list || provider === null) {
    return refused([...wrong, ...('code' in list ? [list] : []), ...told.violations]);
  }
  const by = { actor, actingForId };
  const known = [...wrong, ...publishingViolations(by, offer, told, list)];
  const command = { use, objectId: newId('res'), known };
  return once<Tx>(db(), command, async (tx) => {
    const instant = await instantOf(tx);
    const today = dayOf(instant);
    const violations = wholeViolations(offer, today);
    if (known.length + violations.length === 0) {
      const { areaPath } = list;
      const resource = { id: command.objectId, offer, provider, list: { areaId, areaPath } };
      const published = await publishAll(tx, [{ ...resource, today, instant }]);
      await appendEvents(tx, published, ctx, actingForId);
    }
    return violations;
  });
}
