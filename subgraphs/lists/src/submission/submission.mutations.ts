import { requireScope } from '@lianjian/kernel/errors';
import { keyFields } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { demandPayload } from '../demand/demand.mutations.ts';
import { CollectionChannel, ErrandMode } from '../enumerations.ts';
import { FreightInput } from '../freight/freight-route.ts';
import { needFields } from './need-fields.ts';
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
    ...needFields(t),
    quarter: t.field({
      type: 'Quarter',
      description: 'The quarter that collects now; given, it has to be just that.',
    }),
    errandItemId: t.id({
      description: 'Which kind of errand it is, of the catalogue of the place; for errands only.',
    }),
    errandMode: t.field({
      type: ErrandMode,
      description: 'Whether an errand is done with or for somebody; for errands only.',
    }),
    skill: t.field({
      type: words.ServiceCategory,
      description: 'What whoever attends has to be able to do; for repair orders only.',
    }),
    freight: t.field({ type: FreightInput, description: 'The route; for freight only.' }),
    agreementId: t.id({
      description:
        'The agreement under which it is met, if any: in force, and for the compound, or where none is named for something of the community.',
    }),
    dwelling: t.string({
      description:
        'Where they live, 1 to 200 characters; shown to the community, the accepted claimant and the handler who took it on only.',
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
      'Puts a need forward (提交需求) for a compound or a whole community; by the community of the place or one above it, a resident representative or volunteer who lives, holds a post, is in a team or has reported in there, or a property firm that manages the compound, or one of the community: the community sorts what they put forward. Projects and wishes are collected in rounds: the first one without a round opens that of the quarter; after the round is closed urgent ones enter the next. Needs the scope demands:write.',
    args: { input: t.arg({ type: SubmitDemandInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => submitDemand(input, requireScope(ctx, DEMANDS_WRITE), ctx),
  }),
);
