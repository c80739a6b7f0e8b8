import { requireScope } from '@lianjian/kernel/errors';
import { CLAIMS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { Claim, claimRows } from './claim.ts';
import { claimDemand, type Step } from './claim-demand.ts';

const ClaimPayload = builder.objectRef<Step>('ClaimPayload').implement({
  description: 'What came of a step on a claim.',
  fields: (t) => ({
    claim: t.field({
      type: Claim,
      nullable: true,
      description: 'The claim, read after the step; null when it was refused.',
      resolve: ({ claimId }, _args, ctx, info) =>
        claimId === null ? null : claimRows.load(claimId, ctx, info),
    }),
    replayed: t.exposeBoolean('replayed', {
      description: 'Whether the step was taken before with this key, so that nothing was done now.',
    }),
    userErrors: t.field({
      type: [words.UserError],
      description: 'All reasons for which it was refused; none when it was done.',
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
});

const ClaimDemandInput = builder.inputType('ClaimDemandInput', {
  description: 'What somebody takes up.',
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description:
        'A text of the client, 1 to 255 characters: repeated within seven days with the same input it answers the same claim and does nothing.',
    }),
    actingForId: t.id({
      description: "The organisation that the actor acts for; the actor's only one unless said.",
    }),
    demandId: t.id({ required: true, description: 'The demand.' }),
    resourceId: t.id({
      description: 'The resource that it is met with, where the policy of the kind asks for one.',
    }),
    claimantId: t.id({
      description: 'Who claims: the organisation acted for unless said, or the person who acts.',
    }),
    quantity: t.int({
      required: true,
      description: "How much, in the demand's unit: at least 1, at most what is free.",
    }),
  }),
});

builder.mutationType({ description: 'Where changing begins.' });

builder.mutationField('claimDemand', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Takes up a demand, or part of it. By the policy of its kind the claim is held until the community answers, by default to the end of the second working day; or accepted at once; or a sign-up that holds nothing. Needs the scope claims:write.',
    args: { input: t.arg({ type: ClaimDemandInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => claimDemand(input, requireScope(ctx, CLAIMS_WRITE), ctx),
  }),
);
