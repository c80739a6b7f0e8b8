import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../../builder.ts';
import { db } from '../../db.ts';
import { StoreItemState } from '../enumerations.ts';
import { PointsScheme } from '../scheme/scheme.ts';
import { itemTransitions } from './item-step.rules.ts';

export const itemRows = entity('StoreItem', (args) => db().storeItem.findMany(args));

export const StoreItem = builder.prismaObject('StoreItem', {
  description:
    'Goods in the store of a scheme (积分超市商品), to be had for points and never for money.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as itm-qianshang-towel.' }),
    scheme: t.relation('scheme', { description: 'Whose points they are had for.' }),
    title: t.exposeString('title', { description: 'What it is, in a few words.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is, at length.',
    }),
    pricePoints: t.exposeInt('pricePoints', { description: 'What one costs, in points.' }),
    stock: t.exposeInt('stock', { description: 'How many are left, never below 0.' }),
    state: t.expose('state', { type: StoreItemState, description: 'Whether it can be had.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      select: { state: true, areaPath: true },
      resolve: (row, _args, { actor }) => itemTransitions(row, actor),
    }),
  }),
});
builder.asEntity(StoreItem, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: itemRows.resolveReference,
});
words.stored(StoreItem);

const { filters } = words;
const items = listing({
  node: StoreItem,
  entity: itemRows,
  from: 'store_item',
  db,
  fields: {
    ...words.storedFields,
    schemeId: { kind: filters.id, value: 'scheme_id', description: 'The scheme.' },
    title: { kind: filters.string, value: 'title', description: 'What it is.' },
    pricePoints: { kind: filters.int, value: 'price_points', description: 'What one costs.' },
    stock: { kind: filters.int, value: 'stock', description: 'How many are left.' },
    state: {
      kind: filters.oneOf(StoreItemState),
      value: 'state',
      description: 'Whether it can be had.',
    },
  },
  toOne: {
    scheme: { node: PointsScheme, key: 'scheme_id', description: 'Whose points they are had for.' },
  },
});

items.nested(PointsScheme, 'storeItems', {
  nullable: false,
  description: 'What the store of the scheme has and had.',
  scope: (scheme) => sql`x.scheme_id = ${scheme}`,
});
items.root('storeItems', 'All goods of all points stores.');

builder.queryField('storeItem', (t) =>
  t.prismaField({
    type: StoreItem,
    nullable: true,
    description: 'Goods of a points store by their id; null when there are none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the goods.' }) },
    resolve: (query, _root, { id }) => db().storeItem.findUnique({ ...query, where: { id } }),
  }),
);
