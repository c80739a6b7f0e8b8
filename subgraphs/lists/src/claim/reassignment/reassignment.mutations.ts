import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder } from '../../builder.ts';
import { ReasonCode } from '../../enumerations.ts';
import { ClaimPayload } from '../claim.mutations.ts';
import { reassignClaim } from './reassign-claim.ts';

const ReassignClaimInput = builder.inputType('ReassignClaimInput', {
  description: 'A claim that goes over to another party, and why.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim that is released.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why it is released: one of those that the community may give.',
    }),
    toClaimantId: t.id({ required: true, description: 'The unit or person that is asked now.' }),
    toResourceId: t.id({
      description: 'Its resource, where the policy of the kind asks for one.',
    }),
    quantity: t.int({
      description:
        'For how much: as much as the claim unless said, at least 1, at most what is free with what it gives back.',
    }),
    respondBy: t.field({
      type: 'DateTime',
      description:
        'When the offer is over unless answered, within the next 31 days; as long as a hold lasts unless said.',
    }),
  }),
});

builder.mutationField('reassignClaim', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Passes a claim on to another party (改派), by the community: the claim is released and what it took is offered to the other, in one act, so that nobody comes in between. Answers the new claim, which replaces the old one and waits for its party to accept. Needs the scope claims:write.',
    args: { input: t.arg({ type: ReassignClaimInput, required: true, description: 'To whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const { toResourceId = null, quantity = null, respondBy = null, ...rest } = input;
      const order = { ...rest, toResourceId, quantity, respondBy };
      return reassignClaim(order, requireScope(ctx, CLAIMS_WRITE), ctx);
    },
  }),
);
