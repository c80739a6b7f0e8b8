import type { Prisma } from '@lianjian/prisma-lists/client';
import { particularsOf } from '../kinds/particulars.rules.ts';
import { beginning } from '../procedure/choice.rules.ts';
import type { StagePlace } from '../procedure/stage.rules.ts';
import type { DemandKind, LocationClass, Urgency } from '../words.ts';
import { type Said, usualLocation } from './submission.rules.ts';

/** What a demand is made of, as somebody needs it. */
export type Need = Pick<
  Prisma.DemandUncheckedCreateInput,
  | 'title'
  | 'description'
  | 'category'
  | 'audience'
  | 'locationClass'
  | 'unit'
  | 'quantity'
  | 'beneficiaries'
  | 'wantedFrom'
  | 'wantedBy'
  | 'wantedWeekdays'
  | 'dispute'
  | 'agreementId'
> &
  StagePlace &
  ReturnType<typeof particularsOf> & {
    kind: DemandKind;
    urgency: Urgency;
    locationClass: LocationClass;
  };

type Required = Pick<Need, 'title' | 'kind' | 'category' | 'audience' | 'unit' | 'quantity'>;

/** A need as it is put forward: where, by which way, and what goes without saying left out. */
export interface PutForward extends Omit<Said, keyof Required>, Required {
  urgency?: Urgency | null;
  locationClass?: LocationClass | null;
  quarter?: string | null;
  agreementId?: string | null;
}

/** The day of a date as it is stored; null where there is none. */
export const storedDay = (date: Date | string | null | undefined) =>
  date ? new Date(date).toISOString().slice(0, 10) : null;

/** A day as it is stored. */
export const asDate = (day: string | null | undefined) =>
  day ? new Date(`${day}T00:00:00Z`) : null;

/** The need itself, with what goes without saying written out. */
export function needOf(input: PutForward): Need {
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
    agreementId: input.agreementId ?? null,
    wantedFrom: asDate(input.wantedFrom),
    wantedBy: asDate(input.wantedBy),
    wantedWeekdays: [...(input.wantedWeekdays ?? [])],
    ...beginning(input),
    ...particularsOf(input),
  };
}
