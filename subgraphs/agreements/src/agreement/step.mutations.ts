import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { builder } from '../builder.ts';
import { perform } from '../perform.ts';
import { AgreementPayload } from './agreement.mutations.ts';
import { AgreementEndReason } from './agreement.ts';
import { takeStep } from './step.store.ts';

const OUTCOME_MAX = 2000;

const ConsentToAgreementInput = builder.inputType('ConsentToAgreementInput', {
  description: 'A draft to which a party consents.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    agreementId: t.id({ required: true, description: 'The agreement, a draft.' }),
  }),
});

const CompleteAgreementInput = builder.inputType('CompleteAgreementInput', {
  description: 'An agreement whose plan is done.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    agreementId: t.id({ required: true, description: 'The agreement, in force.' }),
    outcome: t.string({
      required: true,
      description: `What came of it, for everybody to read: 1 to ${OUTCOME_MAX} characters.`,
    }),
  }),
});

const TerminateAgreementInput = builder.inputType('TerminateAgreementInput', {
  description: 'An agreement that is to end before its time.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    agreementId: t.id({ required: true, description: 'The agreement.' }),
    reason: t.field({ type: AgreementEndReason, required: true, description: 'Why.' }),
  }),
});

builder.mutationFields((t) => ({
  consentToAgreement: t.field({
    type: AgreementPayload,
    nullable: true,
    description:
      'A party consents to a draft (签约方同意), by itself and as of today: the last one signs it, and its term says whether it is in force. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: ConsentToAgreementInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { agreementId, expectedVersion } = input;
      const taking = { agreementId, expectedVersion, reason: null, outcome: null };
      const act = { mutation: 'consentToAgreement', input, meaning: taking, violations: [] };
      return perform(act, { actor, ctx }, async (by) => takeStep('consentToAgreement', taking, by));
    },
  }),
  completeAgreement: t.field({
    type: AgreementPayload,
    nullable: true,
    description:
      'Completes an agreement whose plan is done before its term is over (办结协议): by who keeps the books of its area. One whose term ends with its plan done is completed by itself. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: CompleteAgreementInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { agreementId, expectedVersion } = input;
      const outcome = input.outcome.trim();
      const taking = { agreementId, expectedVersion, reason: null, outcome };
      const violations = textViolations('outcome', outcome, OUTCOME_MAX);
      const act = { mutation: 'completeAgreement', input, meaning: taking, violations };
      return perform(act, { actor, ctx }, async (by) => takeStep('completeAgreement', taking, by));
    },
  }),
  terminateAgreement: t.field({
    type: AgreementPayload,
    nullable: true,
    description:
      'Ends an agreement before its time (终止协议): by one of its parties, or by who keeps the books of its area; what it covered has its partners no longer. Needs the scope agreements:write.',
    args: {
      input: t.arg({ type: TerminateAgreementInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { agreementId, expectedVersion, reason } = input;
      const taking = { agreementId, expectedVersion, reason, outcome: null };
      const act = { mutation: 'terminateAgreement', input, meaning: taking, violations: [] };
      return perform(act, { actor, ctx }, async (by) => takeStep('terminateAgreement', taking, by));
    },
  }),
}));
