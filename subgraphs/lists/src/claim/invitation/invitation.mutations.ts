import { requireScope } from '@lianjian/kernel/errors';
import type { Answer } from '@lianjian/vocabulary/command';
import { keyFields } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { Claim, claimRows } from '../claim.ts';
import { claimIdsOf, inviteToClaim } from './invite-to-claim.ts';

const InviteToClaimPayload = builder.objectRef<Answer>('InviteToClaimPayload').implement({
  description: 'What came of asking parties to take up a demand.',
  fields: (t) => ({
    claims: t.field({
      type: [Claim],
      nullable: { list: false, items: true },
      description: 'One claim for each party, in the order given; none when it was refused.',
      resolve: (answer, _args, ctx, info) =>
        claimIdsOf(answer).map((id) => claimRows.load(id, ctx, info)),
    }),
    replayed: t.exposeBoolean('replayed', {
      description: 'Whether it was done before with this key, so that nothing was done now.',
    }),
    userErrors: t.field({
      type: [words.UserError],
      description: 'All reasons for which it was refused; none when it was done.',
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
});

const InviteeInput = builder.inputType('InviteeInput', {
  description: 'Whom a community asks to take up a demand.',
  fields: (t) => ({
    providerId: t.id({ required: true, description: 'The unit or person that is asked.' }),
    resourceId: t.id({
      description: 'Its resource, where the policy of the kind asks for one.',
    }),
    quantity: t.int({
      required: true,
      description: "For how much, in the demand's unit: at least 1, at most what is free.",
    }),
  }),
});

const InviteToClaimInput = builder.inputType('InviteToClaimInput', {
  description: 'Whom a community asks to take up a demand, and until when they may answer.',
  fields: (t) => ({
    ...keyFields(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    invitees: t.field({
      type: [InviteeInput],
      required: true,
      description: 'The parties, 1 to 20; each answers for itself.',
    }),
    respondBy: t.field({
      type: 'DateTime',
      required: true,
      description: 'When the offers are over unless answered, within the next 31 days.',
    }),
  }),
});

builder.mutationField('inviteToClaim', (t) =>
  t.field({
    type: InviteToClaimPayload,
    nullable: true,
    description:
      'Asks parties to take up a demand (派单), by its community or an area above it: quantity is held for each until it accepts or declines, or the time is over. All are asked or none. Needs the scope claims:write.',
    args: { input: t.arg({ type: InviteToClaimInput, required: true, description: 'Whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const invitees = input.invitees.map(({ resourceId, ...invitee }) => ({
        ...invitee,
        resourceId: resourceId ?? null,
      }));
      return inviteToClaim({ ...input, invitees }, requireScope(ctx, CLAIMS_WRITE), ctx);
    },
  }),
);
