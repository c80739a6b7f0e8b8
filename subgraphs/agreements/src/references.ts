import { builder } from './builder.ts';
import { meetCompound } from './coverage/known-compounds.ts';

interface Reference {
  id: string;
}

const key = builder.selection<Reference>('id');
const resolveReference = (reference: Reference) => reference;

/** An area: owned by organisations; here it gets its agreements and meetings. */
export const Area = builder.objectRef<Reference>('Area').implement({
  description: 'A city, district, street or community (区域).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The area, such as com-ningbao.' }) }),
});
builder.asEntity(Area, { key, resolveReference });

/** A compound: owned by compounds; here it gets its agreements, meetings and partners. */
export const Compound = builder.objectRef<Reference>('Compound').implement({
  description: 'A residential compound (小区).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as cmp-longze.' }) }),
});
builder.asEntity(Compound, {
  key,
  resolveReference: async (reference: Reference, ctx) => {
    await meetCompound(reference.id, ctx);
    return reference;
  },
});

/** An organisation: owned by organisations; here it gets the agreements that it is a party of. */
export const Organisation = builder.objectRef<Reference>('Organisation').implement({
  description: 'A body that acts in the network (组织).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The organisation, such as org-com-ningbao.' }),
  }),
});
builder.asEntity(Organisation, { key, resolveReference });

/** A demand: owned by lists; here it gets its places on agendas. */
export const Demand = builder.objectRef<Reference>('Demand').implement({
  description: 'What somebody needs (需求).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as dem-nb-2023q2-01.' }) }),
});
builder.asEntity(Demand, { key, resolveReference });

/** A person: owned by organisations; only pointed at, as who acted. */
export const Person = builder.objectRef<Reference>('Person').implement({
  description: 'Somebody who acts in the network, known by a pseudonym (人员).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The person, such as per-….' }) }),
});
builder.asEntity(Person, { key: builder.keyDirective(key, false), resolveReference });

/** Whoever acts, as the log says. */
export const Actor = builder.unionType('Actor', {
  description: 'Whoever acts: an organisation or a person (行为人).',
  types: [Organisation, Person],
  resolveType: ({ id }) => (id.startsWith('per-') ? Person : Organisation),
});
