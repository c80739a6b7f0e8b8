import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { CollectionChannel, RoundState } from '../enumerations.ts';
import { Area } from '../references.ts';

export const roundRows = entity('CollectionRound', (args) => db().collectionRound.findMany(args));

export const CollectionRound = builder.prismaObject('CollectionRound', {
  description:
    'A quarter in which a community collects what its residents need (需求收集); one for each community and quarter.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rnd-ningbao-2023q2.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that collects.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    quarter: t.expose('quarter', { type: 'Quarter', description: 'The quarter.' }),
    opensOn: t.expose('opensOn', { type: 'Date', description: 'The first day.' }),
    closesOn: t.expose('closesOn', { type: 'Date', description: 'The last day.' }),
    channels: t.expose('channels', {
      type: [CollectionChannel],
      description: 'By which ways it collects.',
    }),
    state: t.expose('state', { type: RoundState, description: 'Where it stands.' }),
  }),
});
builder.asEntity(CollectionRound, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: roundRows.resolveReference,
});
words.stored(CollectionRound);

const { filters } = words;
const rounds = listing({
  node: CollectionRound,
  entity: roundRows,
  from: 'collection_round',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'The community that collects.' },
    quarter: { kind: filters.quarter, value: 'quarter', description: 'The quarter.' },
    state: { kind: filters.oneOf(RoundState), value: 'state', description: 'Where it stands.' },
    opensOn: { kind: filters.date, value: 'opens_on', description: 'The first day.' },
    closesOn: { kind: filters.date, value: 'closes_on', description: 'The last day.' },
  },
});

rounds.nested(Area, 'collectionRounds', {
  description: 'The rounds of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
rounds.root('collectionRounds', 'All collection rounds.');
