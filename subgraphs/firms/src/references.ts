import { builder } from './builder.ts';

interface Reference {
  id: string;
}

const key = builder.selection<Reference>('id');

/** An area: owned by organisations; here it gets the firms that serve in it. */
export const Area = builder.objectRef<Reference>('Area').implement({
  description: 'A city, district, street or community (区域).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as com-ningbao.' }) }),
});
builder.asEntity(Area, { key, resolveReference: (reference) => reference });

/** A compound: owned by compounds; here it gets who manages it, by contract or by station. */
export const Compound = builder.objectRef<Reference>('Compound').implement({
  description: 'A residential compound (小区).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as cmp-ningbao.' }) }),
});
builder.asEntity(Compound, { key, resolveReference: (reference) => reference });

/** An organisation: owned by organisations; here it gets the property firm that it is. */
export const Organisation = builder.objectRef<Reference>('Organisation').implement({
  description: 'A body that acts: signs, offers, claims or answers (组织).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as org-firm-ningbao.' }) }),
});
builder.asEntity(Organisation, { key, resolveReference: (reference) => reference });

/** A person: owned by organisations; here it is pointed at as who did something. */
const Person = builder.objectRef<Reference>('Person').implement({
  description: 'Somebody who acts in the network, known by a pseudonym (人员).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The person, such as per-….' }) }),
});
builder.asEntity(Person, {
  key: builder.keyDirective(key, false),
  resolveReference: (reference) => reference,
});

/** Whoever acts, as the log says. */
export const Actor = builder.unionType('Actor', {
  description: 'Whoever acts: an organisation or a person (行为人).',
  types: [Organisation, Person],
  resolveType: ({ id }) => (id.startsWith('per-') ? Person : Organisation),
});
