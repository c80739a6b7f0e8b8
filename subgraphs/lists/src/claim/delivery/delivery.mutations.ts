import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { CLAIMS_WRITE } from '../../actor/actor.rules.ts';
import { builder, words } from '../../builder.ts';
import { DocumentInput } from '../../document/document.ts';
import { ClaimPayload } from '../claim.mutations.ts';
import { takeStep } from '../step/take-step.ts';
import type { Report } from './delivery.rules.ts';
import { confirming, reporting } from './delivery.ts';

const OutputInput = builder.inputType('OutputInput', {
  description: 'Something that a delivery brought.',
  fields: (t) => ({
    metric: t.string({
      required: true,
      description: 'What is counted, such as parkingBays: 1 to 60 characters.',
    }),
    value: t.field({
      type: 'Decimal',
      required: true,
      description: 'How much of it: not below zero, with at most two decimals.',
    }),
    unit: t.string({
      required: true,
      description: 'What it is counted or measured in: 1 to 20 characters.',
    }),
    qualifier: t.field({
      type: words.Qualifier,
      description: 'How exact the number is; EXACT unless said.',
    }),
  }),
});

const ReportDeliveryInput = builder.inputType('ReportDeliveryInput', {
  description: 'What was delivered on a claim.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim.' }),
    quantity: t.int({
      required: true,
      description: "How much was delivered, in the demand's unit: 1 to the claim's quantity.",
    }),
    outputs: t.field({
      type: [OutputInput],
      description: 'What it brought, 20 at the most; it takes the place of an earlier report.',
    }),
    evidence: t.field({
      type: [DocumentInput],
      description: 'What proves it, 20 at the most; it takes the place of an earlier report.',
    }),
  }),
});

const ConfirmDeliveryInput = builder.inputType('ConfirmDeliveryInput', {
  description: 'How much of a delivery is confirmed.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    claimId: t.id({ required: true, description: 'The claim.' }),
    quantity: t.int({
      required: true,
      description: 'How much is confirmed: 1 to what was delivered; the rest is free again.',
    }),
  }),
});

builder.mutationField('reportDelivery', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Reports a delivery, by the claimant: how much, what it brought and what proves it. Needs the scope claims:write.',
    args: { input: t.arg({ type: ReportDeliveryInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const report: Report = {
        quantity: input.quantity,
        outputs: (input.outputs ?? []).map(({ qualifier, ...output }) => ({
          ...output,
          qualifier: qualifier ?? 'EXACT',
        })),
        evidence: input.evidence ?? [],
      };
      return takeStep(input, reporting(report, input), requireScope(ctx, CLAIMS_WRITE), ctx);
    },
  }),
);

builder.mutationField('confirmDelivery', (t) =>
  t.field({
    type: ClaimPayload,
    nullable: true,
    description:
      'Confirms a delivery, by the community or whoever asked for it, never by the provider; what is not confirmed is free again. Needs the scope claims:write.',
    args: {
      input: t.arg({ type: ConfirmDeliveryInput, required: true, description: 'How much.' }),
    },
    resolve: (_root, { input }, ctx) =>
      takeStep(input, confirming(input), requireScope(ctx, CLAIMS_WRITE), ctx),
  }),
);
