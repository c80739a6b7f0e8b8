import type { InputFieldBuilder } from '@pothos/core';
import { type builder, words } from '../builder.ts';
import {
  Audience,
  DemandKind,
  DisputeSubject,
  LocationClass,
  ProcedureCode,
  ServiceUnit,
  Urgency,
} from '../enumerations.ts';

type Fields = InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** What a need says of itself, whichever way it comes in. */
export const needFields = (t: Fields) => ({
  kind: t.field({ type: DemandKind, required: true, description: 'What sort of need it is.' }),
  category: t.field({
    type: words.ServiceCategory,
    required: true,
    description: 'What it is about.',
  }),
  audience: t.field({ type: Audience, required: true, description: 'For whom it is.' }),
  title: t.string({
    required: true,
    description: 'What is needed, in 1 to 100 characters, without saying for which person.',
  }),
  description: t.string({ description: 'What is needed at length, in 1 to 2000 characters.' }),
  unit: t.field({
    type: ServiceUnit,
    required: true,
    description: 'What its quantity is counted in.',
  }),
  quantity: t.int({ required: true, description: 'How much is needed, from 1 to 1000000.' }),
  urgency: t.field({
    type: Urgency,
    description: 'How soon it is needed, NORMAL unless said; HIGH and EMERGENCY are urgent.',
  }),
  locationClass: t.field({
    type: LocationClass,
    description:
      'On whose ground the work is; PRIVATE_DWELLING for a repair order, else PUBLIC_AREA, unless said. A repair order is of common parts only where no firm manages the compound.',
  }),
  beneficiaries: t.int({ description: 'How many it is for, from 1 to 1000000.' }),
  wantedFrom: t.field({ type: 'Date', description: 'The first day on which it is wanted.' }),
  wantedBy: t.field({ type: 'Date', description: 'The last day on which it is wanted.' }),
  wantedWeekdays: t.intList({
    description: 'On which weekdays, 1 (Monday) to 7, each once; none means any.',
  }),
  procedure: t.field({
    type: ProcedureCode,
    description:
      'By which stages a case is handled; unless said MEDIATION for that category, KIOSK for that channel, else CLOSED_LOOP.',
  }),
  disputeSubject: t.field({ type: DisputeSubject, description: 'What a mediation is about.' }),
  contact: t.string({
    description:
      'How to reach whoever asks, 1 to 200 characters; shown to the community, the accepted claimant and the handler who took it on only.',
  }),
});
