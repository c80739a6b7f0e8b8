import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { Area, Compound, reference } from '../../references.ts';

export const schemeRows = entity('PointsScheme', (args) => db().pointsScheme.findMany(args));

export const PointsScheme = builder.prismaObject('PointsScheme', {
  description:
    'A ledger of points of its own (积分方案): rules, accounts and a store of one community or compound. Points of two schemes are never added up, and are never bought or paid out.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as pts-qianshang.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that keeps its books.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that it is for; null for one of the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    openingPoints: t.exposeInt('openingPoints', {
      description: 'With how many points an account begins, from 0.',
    }),
    balanceMax: t.exposeInt('balanceMax', {
      nullable: true,
      description: 'The most that an account may hold; null: no limit.',
    }),
  }),
});
builder.asEntity(PointsScheme, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: schemeRows.resolveReference,
});
words.stored(PointsScheme);
words.named(PointsScheme);

const { filters } = words;
const schemes = listing({
  node: PointsScheme,
  entity: schemeRows,
  from: 'points_scheme',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
  },
});

schemes.nested(Area, 'pointsSchemes', {
  description: 'The schemes of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
schemes.nested(Compound, 'pointsSchemes', {
  description: 'The schemes that are for the compound.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
schemes.root('pointsSchemes', 'All points schemes.');

builder.queryField('pointsScheme', (t) =>
  t.prismaField({
    type: PointsScheme,
    nullable: true,
    description: 'A points scheme by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the scheme.' }) },
    resolve: (query, _root, { id }) => db().pointsScheme.findUnique({ ...query, where: { id } }),
  }),
);
