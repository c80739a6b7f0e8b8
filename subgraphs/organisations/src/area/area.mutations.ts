import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { register } from './area.store.ts';
import { Area, areaRows } from './area.ts';
import { AreaLevel, AreaStrategy } from './levels.ts';
import { areaViolations, LEVEL_FACTS, type NewArea } from './new-area.rules.ts';

const AreaPayload = payload(kernelView(builder), words, {
  name: 'AreaPayload',
  field: 'area',
  node: Area,
  entity: areaRows,
  description: 'What came of entering an area.',
});

const RegisterAreaInput = builder.inputType('RegisterAreaInput', {
  description: 'An area that is entered; what is not known is left out and stays null.',
  fields: (t) => ({
    ...keyFields(t),
    level: t.field({ type: AreaLevel, required: true, description: 'How high it stands.' }),
    parentId: t.id({
      description:
        'The area right above it, of a higher level. Left out for a root, which a community cannot be.',
    }),
    code: t.field({
      type: 'AreaCode',
      description:
        'Its code in the statistical standard: 6 digits for a city or district, 9 for a street, 12 for a community, beginning with the code above; nobody else’s.',
    }),
    nameZh: t.string({ required: true, description: 'Its Chinese name, 1 to 100 characters.' }),
    nameEn: t.string({ description: 'Its English name, 1 to 100 characters.' }),
    aliases: t.stringList({ description: 'Other names in use, 20 at most.' }),
    strategies: t.field({
      type: [AreaStrategy],
      description: 'The patterns of work that it says it follows.',
    }),
  }),
});

builder.mutationField('registerArea', (t) =>
  t.field({
    type: AreaPayload,
    nullable: true,
    description:
      'Enters an area; a street or community gets the body that acts for it (org-<area id>) in the same act. By the platform anywhere, by a street for communities of its own. Refused for a name that stands beside it already. Needs the scope registry:write.',
    args: { input: t.arg({ type: RegisterAreaInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = entered(input);
      const { prefix } = LEVEL_FACTS[row.level];
      const entry = { mutation: 'registerArea', prefix, input, actor, row };
      return enter({ ...entry, violations: areaViolations(row) }, (...written) =>
        register(...written, ctx),
      );
    },
  }),
);

/** The input with its defaults written out. */
function entered(input: typeof RegisterAreaInput.$inferInput): NewArea {
  return {
    level: input.level,
    parentId: input.parentId ?? null,
    code: input.code ?? null,
    nameZh: input.nameZh.trim(),
    nameEn: input.nameEn ?? null,
    aliases: input.aliases ?? [],
    strategies: [...new Set(input.strategies ?? [])],
  };
}
