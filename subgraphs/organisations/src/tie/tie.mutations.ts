import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { end, TIE } from '../term/end.store.ts';
import { agreementViolations } from './agreement.ts';
import { TieKind } from './kinds.ts';
import { type NewTie, tieViolations } from './new-tie.rules.ts';
import { record } from './tie.store.ts';
import { Tie, tieRows } from './tie.ts';

const TiePayload = payload(kernelView(builder), words, {
  name: 'TiePayload',
  field: 'tie',
  node: Tie,
  entity: tieRows,
  description: 'What came of entering a tie.',
});

const RecordTieInput = builder.inputType('RecordTieInput', {
  description:
    'A tie that is entered. A report-in leads from an organisation or person to a community, a deployment from an organisation to one; a membership, instruction or supervision leads to an organisation.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({ type: TieKind, required: true, description: 'How they are tied.' }),
    fromOrganisationId: t.id({
      description: 'The organisation that it begins at; of a member’s report-in who sent them.',
    }),
    fromPersonId: t.id({ description: 'The person it begins at.' }),
    toOrganisationId: t.id({ description: 'The organisation it leads to; no team.' }),
    toAreaId: t.id({ description: 'The community it leads to.' }),
    agreementId: t.id({ description: 'The agreement under which it stands, where there is one.' }),
    startsOn: t.field({ type: 'PartialDate', description: 'Since when.' }),
    endsOn: t.field({
      type: 'PartialDate',
      description: 'Until when, that day included; left out while it stands.',
    }),
  }),
});

builder.mutationField('recordTie', (t) =>
  t.field({
    type: TiePayload,
    nullable: true,
    description:
      'Enters that one is tied to another: by the platform anywhere, by a street or community where the tie leads to its own area and below. Refused while the same stands. Needs the scope registry:write.',
    args: { input: t.arg({ type: RecordTieInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = entered(input);
      const violations = [
        ...tieViolations(row),
        ...(await agreementViolations(row.agreementId, ctx)),
      ];
      const entry = { mutation: 'recordTie', prefix: 'tie', input, actor, row, violations };
      return enter(entry, (...written) => record(...written, ctx));
    },
  }),
);

const EndTieInput = builder.inputType('EndTieInput', {
  description: 'A tie that is to end.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    tieId: t.id({ required: true, description: 'The tie.' }),
    endsOn: t.field({
      type: 'PartialDate',
      required: true,
      description: 'The last day on which it stands, that day included; not after today.',
    }),
  }),
});

builder.mutationField('endTie', (t) =>
  t.field({
    type: TiePayload,
    nullable: true,
    description:
      'Ends that one is tied to another: by the platform anywhere, by a street or community where the tie leads to its own area and below. A report-in that has ended counts for no match. Needs the scope registry:write.',
    args: { input: t.arg({ type: EndTieInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const { tieId: objectId, endsOn, expectedVersion } = input;
      const row = { objectId, endsOn, expectedVersion };
      const entry = { mutation: 'endTie', objectId, input, actor, row, violations: [] };
      return enter(entry, (ending, by, command) => end(TIE, ending, { by, command }, ctx));
    },
  }),
);

/** The input with its defaults written out. */
function entered(input: typeof RecordTieInput.$inferInput): NewTie {
  return {
    kind: input.kind,
    fromOrganisationId: input.fromOrganisationId ?? null,
    fromPersonId: input.fromPersonId ?? null,
    toOrganisationId: input.toOrganisationId ?? null,
    toAreaId: input.toAreaId ?? null,
    agreementId: input.agreementId ?? null,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
  };
}
