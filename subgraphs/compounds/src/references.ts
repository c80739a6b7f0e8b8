import { builder } from './builder.ts';

interface Reference {
  id: string;
}

/** An area: owned by organisations; here it gets its compounds, facilities and committee coverage. */
export const Area = builder.objectRef<Reference>('Area').implement({
  description: 'A city, district, street or community (区域).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The area, such as com-ningbao.' }) }),
});

/** An organisation: owned by organisations; here it gets the facilities that it runs. */
export const Organisation = builder.objectRef<Reference>('Organisation').implement({
  description: 'A body that acts in the network (组织).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The organisation, such as org-com-ningbao.' }),
  }),
});

/** A person: owned by organisations; here it gets its seats on owners' committees. */
export const Person = builder.objectRef<Reference>('Person').implement({
  description: 'Somebody who acts in the network, known by a pseudonym (人员).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The person, such as per-….' }) }),
});

for (const foreign of [Area, Organisation, Person]) {
  builder.asEntity(foreign, {
    key: builder.selection<Reference>('id'),
    resolveReference: (reference) => reference,
  });
}

/** Whoever acts, as the log says. */
export const Actor = builder.unionType('Actor', {
  description: 'Whoever acts: an organisation or a person (行为人).',
  types: [Organisation, Person],
  resolveType: ({ id }) => (id.startsWith('per-') ? Person : Organisation),
});
