import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { askAgreement } from './agreement.ts';
import { TieKind } from './kinds.ts';
import { type NewTie, tieViolations } from './new-tie.rules.ts';
import { record } from './tie.store.ts';
import { Tie, tieRows } from './tie.ts';

export const TiePayload = payload(kernelView(builder), words, {
  name: 'TiePayload',
  field: 'tie',
  node: Tie,
  entity: tieRows,
  description: 'What came of entering a tie, or of a step of one.',
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
    agreementId: t.id({
      description:
        'The agreement under which it stands, where there is one: in force, covering the community it leads to, and with the organisation it begins at as a party (where a person begins, the one it leads to).',
    }),
    startsOn: t.field({ type: 'PartialDate', description: 'Since when.' }),
    endsOn: t.field({
      type: 'PartialDate',
      description:
        'Until when, that day included; it may lie ahead; left out while no end is known.',
    }),
  }),
});

builder.mutationField('recordTie', (t) =>
  t.field({
    type: TiePayload,
    nullable: true,
    description:
      'Enters that one is tied to another (登记关系): by one of its ends, such as a unit that reports in; by a street or community for those of its own area and below; by the platform. An end for which the caller does not speak has to confirm it, and until then it counts for nothing. Refused while the same stands or waits. Needs the scope registry:write.',
    args: { input: t.arg({ type: RecordTieInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = entered(input);
      const violations = [...tieViolations(row), ...(await askAgreement(row, ctx))];
      const entry = { mutation: 'recordTie', prefix: 'tie', input, actor, row, violations };
      return enter(entry, (...written) => record(...written, ctx));
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
