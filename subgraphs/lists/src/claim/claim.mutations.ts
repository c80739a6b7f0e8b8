import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE, RESOURCES_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { newOfferFields } from '../resource/offer/offer-input.ts';
import { Claim, claimRows, mayReadClaim } from './claim.ts';
import { claimDemand } from './claim-demand.ts';
import { PARTNERS_MAX } from './partner/partner.rules.ts';

export const ClaimPayload = payload(kernelView(builder), words, {
  name: 'ClaimPayload',
  field: 'claim',
  node: Claim,
  entity: claimRows,
  mayRead: mayReadClaim,
  description: 'What came of a step on a claim.',
});

const OfferInput = builder.inputType('OfferInput', {
  description: 'What the claimant offers in the act of claiming (同时发布服务资源).',
  fields: (t) => newOfferFields(t),
});

const ClaimDemandInput = builder.inputType('ClaimDemandInput', {
  description: 'What somebody takes up.',
  fields: (t) => ({
    ...keyFields(t),
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
    partnerIds: t.idList({
      description: `The organisations and persons who do it together with the claimant, each once, ${PARTNERS_MAX} at most; the community may be one, who acts for an area above it answers and is none; none of a sign-up, for which everybody signs up alone.`,
    }),
    agreementId: t.id({
      description:
        'The agreement under which it is claimed: in force, for the place of the demand, and the claimant is a party to it. That of the resource unless said; a resource that is offered under one is claimed under no other.',
    }),
    offer: t.field({
      type: OfferInput,
      description:
        "In place of a resource, where the claimant has none on a list: it is published onto the list of the demand's community, and claimed with, in one act. Needs the scope resources:write as well.",
    }),
  }),
});

builder.mutationField('claimDemand', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Takes up a demand, or part of it. By the policy of its kind the claim is held until the community answers, by default to the end of the second working day; or accepted at once; or a sign-up that holds nothing. An order that asks for a skill is signed up for by members of teams who have it (SKILL). Needs the scope claims:write.',
    args: { input: t.arg({ type: ClaimDemandInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, CLAIMS_WRITE);
      if (input.offer) {
        requireScope(ctx, RESOURCES_WRITE);
      }
      return claimDemand(input, actor, ctx);
    },
  }),
);
