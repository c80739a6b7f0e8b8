import { requireScope } from '@lianjian/kernel/errors';
import { keyFields } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { demandPayload } from '../demand/demand.mutations.ts';
import {
  Audience,
  CollectionChannel,
  DemandKind,
  DisputeSubject,
  LocationClass,
  ProcedureCode,
  ServiceUnit,
  Urgency,
} from '../enumerations.ts';
import { submitDemand } from './submit-demand.ts';

const SubmitDemandInput = builder.inputType('SubmitDemandInput', {
  description: 'A need that somebody puts forward: what, for whom, where, by which way.',
  fields: (t) => ({
    ...keyFields(t),
    compoundId: t.id({ description: 'The compound it is from; or else areaId.' }),
    areaId: t.id({ description: 'The community, where it is of the whole community.' }),
    channel: t.field({
      type: CollectionChannel,
      required: true,
      description: 'How it came in.',
    }),
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
        'On whose ground the work is; PRIVATE_DWELLING for a repair order, else PUBLIC_AREA, unless said.',
    }),
    beneficiaries: t.int({ description: 'How many it is for, from 1 to 1000000.' }),
    quarter: t.field({
      type: 'Quarter',
      description: 'The quarter that collects now; given, it has to be just that.',
    }),
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
        'How to reach whoever asks, 1 to 200 characters; shown to the community and the accepted claimant only.',
    }),
    dwelling: t.string({
      description:
        'Where they live, 1 to 200 characters; shown to the community and the accepted claimant only.',
    }),
  }),
});

const SubmitDemandPayload = demandPayload(
  'SubmitDemandPayload',
  'What came of a need put forward.',
);

builder.mutationField('submitDemand', (t) =>
  t.field({
    type: SubmitDemandPayload,
    nullable: true,
    description:
      'Puts a need forward (提交需求) for a compound or a whole community; by the community, a resident representative, a volunteer or a property firm. Projects and wishes are collected in rounds: the first one without a round opens that of the quarter; after the round is closed urgent ones enter the next. Needs the scope demands:write.',
    args: { input: t.arg({ type: SubmitDemandInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => submitDemand(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
);
