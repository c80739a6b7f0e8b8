import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { Area, areaRows } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { countedPeople, isShown, visiblePeople } from './person.visibility.ts';

export const personRows = entity('Person', (args) => db().person.findMany(args));

export const Person = builder.prismaObject('Person', {
  description:
    'Somebody who acts in the network (人员). Posts are real; the person goes by a handle, and no name is kept.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as per-nb-resident-1.' }),
    pseudonym: t.exposeString('pseudonym', {
      description: 'The handle (化名), the same wherever the person appears.',
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description:
        'The area in which the person lives or serves; null where not said, and of a private resident for all but themselves, the community with those above it, and the platform.',
      select: { id: true, areaId: true },
      resolve: async ({ id, areaId }, _args, ctx, info) =>
        areaId !== null && (await isShown(id, ctx)) ? areaRows.load(areaId, ctx, info) : null,
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
  visible: visiblePeople,
  counted: countedPeople,
  fields: {
    ...words.storedFields,
    pseudonym: { kind: filters.string, value: 'pseudonym', description: 'The handle.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where the person belongs.' },
  },
});

people.nested(Area, 'people', {
  nullable: false,
  description:
    'Who lives or serves in the area or below it, by handle; private residents for those who may know. All are counted, roughly.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
people.root(
  'people',
  'Who acts in public, by handle: holds a post, stands on a roster or is tied to somebody; and the private residents of whom the caller may know. All are counted, roughly.',
);

builder.queryField('person', (t) =>
  t.prismaField({
    type: Person,
    nullable: true,
    description: 'A person by id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the person.' }) },
    resolve: (query, _root, { id }) => db().person.findUnique({ ...query, where: { id } }),
  }),
);
