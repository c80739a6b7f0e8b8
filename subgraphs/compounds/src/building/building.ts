import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { Compound } from '../compound/compound.ts';
import { db } from '../db.ts';
import { Grid } from '../grid/grid.ts';

const rows = entity('Building', (args) => db().building.findMany(args));

export const Building = builder.prismaObject('Building', {
  description: 'A building of a compound (楼栋).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as bld-longze-01.' }),
    compound: t.relation('compound', { description: 'Where it stands.' }),
    number: t.exposeInt('number', { description: 'Its number in the compound (楼号).' }),
    grid: t.relation('grid', {
      nullable: true,
      description: 'The one grid that it belongs to; null where not known.',
    }),
    floors: t.exposeInt('floors', { nullable: true, description: 'How many floors it has.' }),
    households: t.exposeInt('households', {
      nullable: true,
      description: 'How many households it has.',
    }),
  }),
});

builder.asEntity(Building, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: rows.resolveReference,
});
words.stored(Building);

const { filters } = words;
const buildings = listing({
  node: Building,
  entity: rows,
  from: 'building',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where it stands.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'In which compound.' },
    gridId: { kind: filters.id, value: 'grid_id', description: 'In which grid.' },
    number: { kind: filters.int, value: 'number', description: 'Its number in the compound.' },
    floors: { kind: filters.int, value: 'floors', description: 'How many floors it has.' },
    households: { kind: filters.int, value: 'households', description: 'How many households.' },
  },
  toOne: {
    compound: {
      node: Compound,
      key: 'compound_id',
      description: 'The compound in which it stands.',
    },
    grid: { node: Grid, key: 'grid_id', description: 'The grid in which it stands.' },
  },
});

buildings.nested(Compound, 'buildings', {
  nullable: false,
  description: 'Its buildings on record.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
buildings.nested(Grid, 'buildings', {
  nullable: false,
  description: 'The buildings of the grid.',
  scope: (grid) => sql`x.grid_id = ${grid}`,
});
buildings.root('buildings', 'All buildings on record.');

builder.queryField('building', (t) =>
  t.prismaField({
    type: Building,
    nullable: true,
    description: 'A building by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the building.' }) },
    resolve: (query, _root, { id }) => db().building.findUnique({ ...query, where: { id } }),
  }),
);
