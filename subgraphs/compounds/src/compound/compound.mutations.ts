import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { askPath } from '@lianjian/vocabulary/area-tree';
import { refused } from '@lianjian/vocabulary/command';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { register } from './compound.store.ts';
import { Compound, compoundRows } from './compound.ts';
import { CompoundKind, ManagementMode } from './kinds.ts';
import { compoundViolations, type NewCompound } from './new-compound.rules.ts';

const CompoundPayload = payload(kernelView(builder), words, {
  name: 'CompoundPayload',
  field: 'compound',
  node: Compound,
  entity: compoundRows,
  description: 'What came of entering a compound.',
});

const RegisterCompoundInput = builder.inputType('RegisterCompoundInput', {
  description: 'A compound that is entered; what is not known is left out and stays null.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community in which it lies (com-…).' }),
    nameZh: t.string({ required: true, description: 'Its Chinese name, 1 to 100 characters.' }),
    nameEn: t.string({ description: 'Its English name, 1 to 100 characters.' }),
    aliases: t.stringList({ description: 'Other names in use, 20 at most.' }),
    kinds: t.field({ type: [CompoundKind], description: 'What sort of compound it is.' }),
    managementMode: t.field({ type: ManagementMode, description: 'Who manages the common parts.' }),
    partyEligible: t.boolean({
      description: 'Whether it meets the conditions for a Party organisation of its own.',
    }),
    builtYear: t.int({ description: 'The year in which it was built, 1800 to 2200.' }),
    siteArea: t.field({ type: 'Decimal', description: 'The land it stands on, in m2, above 0.' }),
    households: t.int({ description: 'Households in all.' }),
    residentHouseholds: t.int({
      description: 'Households that live there for good; at most households.',
    }),
    letHouseholds: t.int({ description: 'Homes that are let; at most households.' }),
    merchants: t.int({ description: 'Merchants.' }),
    buildingCount: t.int({ description: 'How many buildings it has.' }),
    floorsMin: t.int({ description: 'Floors of its lowest building, 1 to 200; with floorsMax.' }),
    floorsMax: t.int({ description: 'Floors of its highest building; at least floorsMin.' }),
    gridCount: t.int({ description: 'How many grids it is divided into.' }),
  }),
});

builder.mutationField('registerCompound', (t) =>
  t.field({
    type: CompoundPayload,
    nullable: true,
    description:
      'Enters a compound in a community: by the platform anywhere, by a street or community in its own area and below. Refused for a name that the community has already, and with PEER_UNAVAILABLE while a community that is new here cannot be checked. Needs the scope registry:write.',
    args: { input: t.arg({ type: RegisterCompoundInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = entered(input);
      const { down } = await askPath(db(), 'areaId', row.areaId, ctx);
      const violations = [...compoundViolations(row), ...(down ? [down] : [])];
      const entry = { mutation: 'registerCompound', prefix: 'cmp', input, actor, row, violations };
      return enter(entry, async (...written) =>
        down ? refused(written[2].known) : register(...written, ctx),
      );
    },
  }),
);

type Input = typeof RegisterCompoundInput.$inferInput;

/** The input with its defaults written out. */
function entered(input: Input): NewCompound {
  return {
    areaId: input.areaId,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn ?? null,
    aliases: input.aliases ?? [],
    kinds: [...new Set(input.kinds ?? [])],
    managementMode: input.managementMode ?? null,
    partyEligible: input.partyEligible ?? null,
    builtYear: input.builtYear ?? null,
    siteArea: input.siteArea?.toString() ?? null,
    households: input.households ?? null,
    residentHouseholds: input.residentHouseholds ?? null,
    letHouseholds: input.letHouseholds ?? null,
    merchants: input.merchants ?? null,
    buildingCount: input.buildingCount ?? null,
    floorsMin: input.floorsMin ?? null,
    floorsMax: input.floorsMax ?? null,
    gridCount: input.gridCount ?? null,
  };
}
