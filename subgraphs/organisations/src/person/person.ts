import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { Area } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';

export const personRows = entity('Person', (args) => db().person.findMany(args));

export const Person = builder.prismaObject('Person', {
  description:
    'Somebody who acts in the network (人员). Posts are real; the person goes by a handle, and no name is kept.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as per-nb-resident-1.' }),
    pseudonym: t.exposeString('pseudonym', {
      description: 'The handle (化名), the same wherever the person appears.',
    }),
    area: t.relation('area', {
      nullable: true,
      description: 'The area in which the person lives or serves; null where not said.',
    }),
  }),
});

builder.asEntity(Person, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: personRows.resolveReference,
});
words.stored(Person);

const { filters } = words;
const people = listing({
  node: Person,
  entity: personRows,
  from: 'person',
  db,
  fields: {
    ...words.storedFields,
    pseudonym: { kind: filters.string, value: 'pseudonym', description: 'The handle.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the person belongs.' },
  },
});

people.nested(Area, 'people', {
  nullable: false,
  description: 'Who lives or serves in the area or below it, by handle.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
people.root('people', 'Everybody, by handle.');

builder.queryField('person', (t) =>
  t.prismaField({
    type: Person,
    nullable: true,
    description: 'A person by id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the person.' }) },
    resolve: (query, _root, { id }) => db().person.findUnique({ ...query, where: { id } }),
  }),
);
