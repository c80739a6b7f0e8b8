import { requireScope } from '@lianjian/kernel/errors';
import { keyFields } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { CollectionChannel } from '../../enumerations.ts';
import { ClaimPayload } from '../claim.mutations.ts';
import { takeStep } from '../step/take-step.ts';
import { rating } from './rating.ts';

const RateServiceInput = builder.inputType('RateServiceInput', {
  description: 'What somebody who was served thinks of a service.',
  fields: (t) => ({
    ...keyFields(t),
    claimId: t.id({ required: true, description: 'The claim that was confirmed.' }),
    expectedVersion: t.int({
      description: "The claim's version that was seen; not compared unless given.",
    }),
    score: t.int({ required: true, description: '1 (poor) to 5 (excellent).' }),
    comment: t.string({ description: 'In their words: 1 to 500 characters, no names.' }),
    channel: t.field({ type: CollectionChannel, description: 'How it came in.' }),
  }),
});

builder.mutationField('rateService', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Rates a confirmed service, by whoever asked for it or the community, never by the provider: one vote of each who asked, and one of the community and those above it together. Needs the scope claims:write.',
    args: { input: t.arg({ type: RateServiceInput, required: true, description: 'How good.' }) },
    resolve: (_root, { input }, ctx) =>
      takeStep(input, rating(input), requireScope(ctx, CLAIMS_WRITE), ctx),
  }),
);
