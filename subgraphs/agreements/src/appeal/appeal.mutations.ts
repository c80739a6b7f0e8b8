import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { builder, words } from '../builder.ts';
import { perform } from '../perform.ts';
import { Appeal, AppealSource, appealRows } from './appeal.ts';
import { type Taking, takeAppealStep } from './appeal-step.store.ts';
import { newAppealViolations } from './new-appeal.rules.ts';
import { type AppealRow, raise } from './raising.store.ts';

const OUTCOME_MAX = 2000;

const AppealPayload = payload(kernelView(builder), words, {
  name: 'AppealPayload',
  field: 'appeal',
  node: Appeal,
  entity: appealRows,
  description: 'What came of an act about an appeal.',
});

const RaiseAppealInput = builder.inputType('RaiseAppealInput', {
  description: 'What residents ask the parties to see to.',
  fields: (t) => ({
    ...keyFields(t),
    title: t.string({
      required: true,
      description: 'What is asked for, 1 to 200 characters; everybody can read it.',
    }),
    source: t.field({ type: AppealSource, description: 'Who brought it up, where it is known.' }),
    areaId: t.id({ required: true, description: 'The community, or the street, it comes from.' }),
    compoundId: t.id({ description: 'The compound that it comes from.' }),
    agreementId: t.id({ description: 'The agreement whose parties are to deal with it.' }),
    demandId: t.id({
      description: 'The demand of the lists that it goes with; one that everybody may see.',
    }),
    receivedOn: t.field({
      type: 'Date',
      description: 'When it was received, not after today; today unless said.',
    }),
  }),
});

const AssignAppealInput = builder.inputType('AssignAppealInput', {
  description: 'An appeal that somebody has to see to.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    appealId: t.id({ required: true, description: 'The appeal.' }),
    responsibleId: t.id({ required: true, description: 'The organisation that sees to it.' }),
  }),
});

const ImplementAppealInput = builder.inputType('ImplementAppealInput', {
  description: 'An appeal that has been carried out.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    appealId: t.id({ required: true, description: 'The appeal.' }),
    implementedOn: t.field({
      type: 'Date',
      description: 'When, from its receipt to today; today unless said.',
    }),
    outcome: t.string({
      required: true,
      description: `What was done, for everybody to read: 1 to ${OUTCOME_MAX} characters.`,
    }),
  }),
});

builder.mutationFields((t) => ({
  raiseAppeal: t.field({
    type: AppealPayload,
    nullable: true,
    description:
      'Puts an appeal forward (提出诉求): by who keeps the books of its area, or by a party of its agreement. What it names is checked with its owner first. Needs the scope agreements:write.',
    args: { input: t.arg({ type: RaiseAppealInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const row: AppealRow = {
        title: input.title.trim(),
        source: input.source ?? null,
        areaId: input.areaId,
        compoundId: input.compoundId ?? null,
        agreementId: input.agreementId ?? null,
        demandId: input.demandId ?? null,
        receivedOn: input.receivedOn ? String(input.receivedOn) : null,
      };
      const violations = newAppealViolations(row);
      const act = { mutation: 'raiseAppeal', input, meaning: { ...row }, violations };
      return perform(act, { actor, ctx }, (by) => raise(row, by, ctx));
    },
  }),
  assignAppeal: t.field({
    type: AppealPayload,
    nullable: true,
    description:
      'Gives an appeal to an organisation that sees to it (交办诉求), or to another: by who keeps the books of its area. Needs the scope agreements:write.',
    args: { input: t.arg({ type: AssignAppealInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { appealId, expectedVersion, responsibleId } = input;
      const named = { appealId, expectedVersion, responsibleId };
      const taking: Taking = { ...named, implementedOn: null, outcome: null };
      const act = { mutation: 'assignAppeal', input, meaning: { ...taking }, violations: [] };
      return perform(act, { actor, ctx }, (by) => takeAppealStep('assignAppeal', taking, by, ctx));
    },
  }),
  implementAppeal: t.field({
    type: AppealPayload,
    nullable: true,
    description:
      'Says that an appeal has been carried out, and what was done (落实诉求): by who had to see to it, or by who keeps the books of its area. Needs the scope agreements:write.',
    args: { input: t.arg({ type: ImplementAppealInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const { appealId, expectedVersion } = input;
      const outcome = input.outcome.trim();
      const implementedOn = input.implementedOn ? String(input.implementedOn) : null;
      const named = { appealId, expectedVersion, responsibleId: null };
      const taking: Taking = { ...named, implementedOn, outcome };
      const violations = textViolations('outcome', outcome, OUTCOME_MAX);
      const act = { mutation: 'implementAppeal', input, meaning: { ...taking }, violations };
      return perform(act, { actor, ctx }, (by) =>
        takeAppealStep('implementAppeal', taking, by, ctx),
      );
    },
  }),
}));
