import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { ErrandItemState } from '../enumerations.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area, Compound, reference } from '../references.ts';
import { ERRAND_ITEM_STEPS, errandItemKeeper } from './errand.rules.ts';

export const errandItemRows = entity('ErrandItem', (args) => db().errandItem.findMany(args));

export const ErrandItem = builder.prismaObject('ErrandItem', {
  description: 'A kind of errand or paperwork that a community takes on (帮办代办事项).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as err-longze-senior-allowance.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that takes it on.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound for which it does; null: for the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    state: t.expose('state', { type: ErrandItemState, description: 'Whether it is taken on.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      resolve: (row, _args, { actor }) =>
        lifeTransitions(ERRAND_ITEM_STEPS, errandItemKeeper, row, actor),
    }),
  }),
});
builder.asEntity(ErrandItem, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: errandItemRows.resolveReference,
});
words.named(ErrandItem);
words.stored(ErrandItem);

const items = listing({
  node: ErrandItem,
  entity: errandItemRows,
  from: 'errand_item',
  db,
  fields: {
    ...words.storedFields,
    nameZh: { kind: words.filters.string, value: 'name_zh', description: 'Its Chinese name.' },
    state: {
      kind: words.filters.oneOf(ErrandItemState),
      value: 'state',
      description: 'Whether it is taken on.',
    },
    area: { kind: words.filters.area, value: 'area_id', description: 'The community.' },
    compoundId: { kind: words.filters.id, value: 'compound_id', description: 'The compound.' },
  },
});
items.nested(Area, 'errandItems', {
  description: 'The kinds of errands that the communities of the area take on.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
items.nested(Compound, 'errandItems', {
  description: 'The kinds of errands that are taken on for this compound by itself.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
items.root('errandItems', 'All kinds of errands that communities take on.');
