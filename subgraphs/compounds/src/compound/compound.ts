import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';

const rows = entity('Compound', (args) => db().compound.findMany(args));

export const Compound = builder.prismaObject('Compound', {
  description: 'A residential compound (小区).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as cmp-longze.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community in which the compound lies.',
      resolve: (compound) => (compound.areaId ? { id: compound.areaId } : null),
    }),
    builtYear: t.exposeInt('builtYear', { nullable: true, description: 'The year it was built.' }),
    households: t.exposeInt('households', {
      nullable: true,
      description: 'Households in all, as printed; let and resident ones overlap.',
    }),
  }),
});

builder.asEntity(Compound, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.named(Compound);
words.stored(Compound);

const { filters } = words;
const compounds = listing({
  node: Compound,
  entity: rows,
  from: 'compound',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it lies.' },
    builtYear: { kind: filters.int, value: 'built_year', description: 'The year it was built.' },
    households: { kind: filters.int, value: 'households', description: 'Households in all.' },
  },
});

compounds.nested(Area, 'compounds', {
  description: 'The compounds of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
compounds.root('compounds', 'All compounds.');

builder.queryField('compound', (t) =>
  t.prismaField({
    type: Compound,
    nullable: true,
    description: 'A compound by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the compound.' }) },
    resolve: (query, _root, { id }) => db().compound.findUnique({ ...query, where: { id } }),
  }),
);
