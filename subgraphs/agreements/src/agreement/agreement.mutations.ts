import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { refused } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { PartyRole } from '../party/party.ts';
import { PlanArea } from '../plan/plan.ts';
import { Agreement, AgreementKind, agreementRows } from './agreement.ts';
import { agreementViolations, type NewAgreement } from './new-agreement.rules.ts';
import { askOwners } from './owners.ts';
import { record } from './recording.store.ts';

export const AgreementPayload = payload(kernelView(builder), words, {
  name: 'AgreementPayload',
  field: 'agreement',
  node: Agreement,
  entity: agreementRows,
  description: 'What came of entering an agreement.',
});

const PartyInput = builder.inputType('AgreementPartyInput', {
  description: 'One of those who agreed.',
  fields: (t) => ({
    organisationId: t.id({ required: true, description: 'Who it is; each once.' }),
    role: t.field({ type: PartyRole, required: true, description: 'As what it takes part.' }),
    duties: t.stringList({ required: true, description: 'What it took on, one duty at least.' }),
    consentedOn: t.field({
      type: 'PartialDate',
      description:
        'When it consented, not after today; left out, it has yet to do so itself. Told of who enters it and of those of its own area and below; others consent for themselves.',
    }),
  }),
});

const PlanItemInput = builder.inputType('PlanItemInput', {
  description: 'One thing that the plan sets out to do.',
  fields: (t) => ({
    area: t.field({ type: PlanArea, required: true, description: 'What side it improves.' }),
    title: t.string({ required: true, description: 'What is to be done.' }),
    target: t.string({ required: true, description: 'What counts as done.' }),
    year: t.int({ description: 'The year it is planned for, within those of the plan.' }),
  }),
});

const PlanInput = builder.inputType('PlanInput', {
  description: 'The work plan of the agreement.',
  fields: (t) => ({
    startYear: t.int({ description: 'Its first year.' }),
    endYear: t.int({ description: 'Its last year.' }),
    years: t.int({ description: 'Its length; the first year may or may not be counted in.' }),
    items: t.field({
      type: [PlanItemInput],
      required: true,
      description: 'What it sets out to do, in order; 100 at most.',
    }),
  }),
});

const RecordAgreementInput = builder.inputType('RecordAgreementInput', {
  description: 'An agreement that its parties have consented to, or a draft for them to do so.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({ type: AgreementKind, required: true, description: 'What sort it is.' }),
    title: t.string({ required: true, description: 'Its title, 1 to 200 characters.' }),
    areaId: t.id({ required: true, description: 'The area whose agreement it is.' }),
    signedOn: t.field({
      type: 'PartialDate',
      description:
        'When it was signed, not after today; left out of a draft, which the last consent signs.',
    }),
    inForceFrom: t.field({
      type: 'PartialDate',
      description:
        'When it comes into force, on a day to come too; left out with its end, the years of its plan are its term, and without a plan it is signed and no more.',
    }),
    inForceTo: t.field({
      type: 'PartialDate',
      description:
        'Until when it is in force, that day included; without end where only a start is said.',
    }),
    parties: t.field({
      type: [PartyInput],
      required: true,
      description: 'Who agreed, in the order of signing: 2 to 50.',
    }),
    compoundIds: t.idList({ description: 'The compounds that it covers, 100 at most.' }),
    areaIds: t.idList({
      description: 'The areas that it covers with all their compounds of today, 100 at most.',
    }),
    plan: t.field({ type: PlanInput, description: 'Its work plan.' }),
  }),
});

builder.mutationField('recordAgreement', (t) =>
  t.field({
    type: AgreementPayload,
    nullable: true,
    description:
      'Enters an agreement: by the platform anywhere, by a street or community in its own area and below. Parties and what is covered are checked with their owners first (PEER_UNAVAILABLE when one does not answer). Needs the scope agreements:write.',
    args: { input: t.arg({ type: RecordAgreementInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, AGREEMENTS_WRITE);
      const row = entered(input);
      const own = agreementViolations(row);
      const told = await askOwners(row, ctx);
      const violations = [...own, ...told.violations];
      const entry = { mutation: 'recordAgreement', prefix: 'agr', input, actor, row, violations };
      return enter(entry, async (_row, by, command) =>
        told.isPlaceKnown ? record(row, told, { by, command }, ctx) : refused(command.known),
      );
    },
  }),
);

/** The input with its defaults written out. */
function entered(input: typeof RecordAgreementInput.$inferInput): NewAgreement {
  const { plan } = input;
  return {
    kind: input.kind,
    title: input.title.trim(),
    areaId: input.areaId,
    signedOn: input.signedOn ?? null,
    inForceFrom: input.inForceFrom ?? null,
    inForceTo: input.inForceTo ?? null,
    parties: input.parties.map((each) => ({ ...each, consentedOn: each.consentedOn ?? null })),
    compoundIds: [...new Set(input.compoundIds ?? [])],
    areaIds: [...new Set(input.areaIds ?? [])],
    plan: plan
      ? {
          startYear: plan.startYear ?? null,
          endYear: plan.endYear ?? null,
          years: plan.years ?? null,
          items: plan.items.map((item) => ({ ...item, year: item.year ?? null })),
        }
      : null,
  };
}
