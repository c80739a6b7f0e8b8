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
import type { CollectionChannel, LocationClass, Urgency } from '../words.ts';
import { askPlace } from './place.ts';
import {
  type Said,
  saidViolations,
  submitterViolations,
  usualLocation,
} from './submission.rules.ts';
import { type Need, submit } from './submission.store.ts';

type Required = Pick<Need, 'title' | 'kind' | 'category' | 'audience' | 'unit' | 'quantity'>;

export interface SubmitDemand extends CommandInput, Omit<Said, keyof Required>, Required {
  channel: CollectionChannel;
  urgency?: Urgency | null;
  locationClass?: LocationClass | null;
  quarter?: string | null;
}

const asDate = (day: string | null | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The need itself, with what goes without saying written out. */
function needOf(input: SubmitDemand): Need {
  const { title, kind, category, audience, unit, quantity } = input;
  return {
    title,
    kind,
    category,
    audience,
    unit,
    quantity,
    description: input.description ?? null,
    urgency: input.urgency ?? 'NORMAL',
    locationClass: input.locationClass ?? usualLocation(kind),
    beneficiaries: input.beneficiaries ?? null,
    wantedFrom: asDate(input.wantedFrom),
    wantedBy: asDate(input.wantedBy),
    wantedWeekdays: [...(input.wantedWeekdays ?? [])],
  };
}

/** Puts a need forward: the place is checked with its owner before anything is written. */
export async function submitDemand(
  input: SubmitDemand,
  actor: Actor,
  ctx: Context,
): Promise<Answer> {
  const { compoundId = null, areaId = null, quarter = null, channel } = input;
  const { contact = null, dwelling = null } = input;
  const { actingForId, known } = acting(input, actor);
  const wrong = [...known, ...saidViolations(input)];
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
  const forbidden = submitterViolations(actor, actingForId, place.areaPath);
  const command = { use, objectId: newId('dem'), known: [...wrong, ...forbidden] };
  return submit({ need, place, quarter, channel, contact, dwelling, actor }, command, ctx);
}
