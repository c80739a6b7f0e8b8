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
import { askAgreement } from '../agreement/ask-agreement.ts';
import { db } from '../db.ts';
import { askSubmitter } from './ask-submitter.ts';
import { needOf, type PutForward } from './need.ts';
import { askPlace } from './place.ts';
import { askAgainst } from './standing-against.ts';
import { saidViolations } from './submission.rules.ts';
import { submit } from './submission.store.ts';

export type SubmitDemand = CommandInput & PutForward;

/** Puts a need forward: the place is checked with its owner before anything is written. */
export async function submitDemand(
  input: SubmitDemand,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { compoundId = null, areaId = null, quarter = null, channel } = input;
  const { contact = null, dwelling = null } = input;
  const { actingForId, known: ofActing } = acting(input, actor);
  const wrong = [...ofActing, ...saidViolations(input)];
  if (actingForId === null) {
    return refused(wrong);
  }
  const need = needOf(input);
  const meaning = { ...need, compoundId, areaId, quarter, channel, contact, dwelling };
  const use = keyUse('submitDemand', input.idempotencyKey, actingForId, meaning);
  const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
  if (earlier) {
    return answered(earlier);
  }
  if ((compoundId === null) === (areaId === null)) {
    return refused(wrong);
  }
  const place = await askPlace({ compoundId, areaId }, ctx);
  if ('code' in place) {
    return refused([...wrong, place]);
  }
  const forbidden = await askSubmitter({ actor, actingForId }, place, ctx);
  const against = await askAgainst({ ...need, place }, ctx);
  const agreed = await askAgreement(input.agreementId ?? null, place, null, ctx);
  const known = [...wrong, ...forbidden, ...against, ...agreed];
  const command = { use, objectId: newId('dem'), known };
  return submit(
    { need, place, channel, contact, dwelling, actor, actingForId },
    quarter,
    command,
    ctx,
  );
}
