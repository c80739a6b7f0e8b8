import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { TeamKind } from '../team/kinds.ts';
import { OrganisationKind } from './kinds.ts';
import { FIRM_PREFIX, organisationViolations } from './new-organisation.rules.ts';
import { type OrganisationRow, register } from './organisation.store.ts';
import { Organisation, organisationRows } from './organisation.ts';

const OrganisationPayload = payload(kernelView(builder), words, {
  name: 'OrganisationPayload',
  field: 'organisation',
  node: Organisation,
  entity: organisationRows,
  description: 'What came of entering an organisation.',
});

const RegisterOrganisationInput = builder.inputType('RegisterOrganisationInput', {
  description: 'An organisation that is entered; what is not known is left out and stays null.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({
      type: OrganisationKind,
      required: true,
      description:
        'What sort of body it is. Committees come with their areas, branches and groups with the structure of the Party: INVALID_INPUT here. What a PROPERTY_FIRM manages is told by registerFirm and recordContract afterwards.',
    }),
    areaId: t.id({
      required: true,
      description: 'The smallest area that holds all it is known for.',
    }),
    nameZh: t.string({ required: true, description: 'Its Chinese name, 1 to 100 characters.' }),
    nameEn: t.string({ description: 'Its English name, 1 to 100 characters.' }),
    aliases: t.stringList({ description: 'Other names in use, 20 at most.' }),
    skills: t.field({ type: [words.ServiceCategory], description: 'What it is able to do.' }),
    teamKind: t.field({ type: TeamKind, description: 'Of a team, and of teams alone.' }),
    establishedOn: t.field({
      type: 'PartialDate',
      description: 'When it was set up; not after today.',
    }),
  }),
});

builder.mutationField('registerOrganisation', (t) =>
  t.field({
    type: OrganisationPayload,
    nullable: true,
    description:
      'Enters an organisation: by the platform anywhere, by a street or community in its own area and below. Refused when the area has one of the kind and name. Needs the scope registry:write.',
    args: {
      input: t.arg({ type: RegisterOrganisationInput, required: true, description: 'What.' }),
    },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = entered(input);
      const prefix = row.kind === 'PROPERTY_FIRM' ? FIRM_PREFIX : 'org';
      const entry = { mutation: 'registerOrganisation', prefix, input, actor, row };
      return enter({ ...entry, violations: organisationViolations(row) }, (...written) =>
        register(...written, ctx),
      );
    },
  }),
);

/** The input with its defaults written out. */
function entered(input: typeof RegisterOrganisationInput.$inferInput): OrganisationRow {
  return {
    kind: input.kind,
    areaId: input.areaId,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn ?? null,
    aliases: input.aliases ?? [],
    skills: [...new Set(input.skills ?? [])],
    teamKind: input.teamKind ?? null,
    establishedOn: input.establishedOn ?? null,
  };
}
