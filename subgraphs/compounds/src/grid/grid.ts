import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { Compound } from '../compound/compound.ts';
import { db } from '../db.ts';

const rows = entity('Grid', (args) => db().grid.findMany(args));

export const Grid = builder.prismaObject('Grid', {
  description: 'A part of a compound that is looked after together (网格); no building is in two.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as grd-longze-1.' }),
    compound: t.relation('compound', { description: 'Of which compound it is a part.' }),
    code: t.exposeString('code', { description: 'What it is called in the compound, such as 1.' }),
  }),
});

builder.asEntity(Grid, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.stored(Grid);

const { filters } = words;
const grids = listing({
  node: Grid,
  entity: rows,
  from: 'grid',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where it lies.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'Of which compound.' },
    code: { kind: filters.string, value: 'code', description: 'What it is called.' },
  },
  toOne: {
    compound: {
      node: Compound,
      key: 'compound_id',
      description: 'The compound of which it is a part.',
    },
  },
});

grids.nested(Compound, 'grids', {
  nullable: false,
  description: 'The grids that it is divided into, as far as on record.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
grids.root('grids', 'All grids on record.');

builder.queryField('grid', (t) =>
  t.prismaField({
    type: Grid,
    nullable: true,
    description: 'A grid by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the grid.' }) },
    resolve: (query, _root, { id }) => db().grid.findUnique({ ...query, where: { id } }),
  }),
);
