import { builder } from './builder.ts';

interface Reference {
  id: string;
}

const key = builder.selection<Reference>('id');
const resolveReference = (reference: Reference) => reference;

/** An area: owned by organisations; here it gets its three lists and its rounds. */
export const Area = builder.objectRef<Reference>('Area').implement({
  description: 'A city, district, street or community (区域).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The area, such as com-ningbao.' }) }),
});
builder.asEntity(Area, { key, resolveReference });

/** A compound: owned by compounds; here it gets its demands and points schemes. */
export const Compound = builder.objectRef<Reference>('Compound').implement({
  description: 'A residential compound (小区).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as cmp-longze.' }) }),
});
builder.asEntity(Compound, { key, resolveReference });

/** An organisation: owned by organisations; here it gets what it offers and claims. */
export const Organisation = builder.objectRef<Reference>('Organisation').implement({
  description: 'An organisation of any kind (组织).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as org-com-ningbao.' }) }),
});
builder.asEntity(Organisation, { key, resolveReference });

/** A person, by pseudonym: owned by organisations; here it gets what it holds in points. */
export const Person = builder.objectRef<Reference>('Person').implement({
  description: 'A person, by pseudonym (个人).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as per-nb-resident-1.' }) }),
});
builder.asEntity(Person, { key, resolveReference });

/** An agreement: owned by agreements; here it gets the claims that were made under it. */
export const Agreement = builder.objectRef<Reference>('Agreement').implement({
  description: 'What two or more organisations agreed to do for a neighbourhood (协议).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as agr-nb-a.' }) }),
});
builder.asEntity(Agreement, { key, resolveReference });

const resolveType = ({ id }: Reference) => (id.startsWith('per-') ? Person : Organisation);

export const Provider = builder.unionType('Provider', {
  description: 'Who offers or claims: an organisation or a person (服务提供方).',
  types: [Organisation, Person],
  resolveType,
});

export const Actor = builder.unionType('Actor', {
  description: 'Whoever acts: an organisation or a person (行为人).',
  types: [Organisation, Person],
  resolveType,
});

/** A reference to what an id names, or null where there is none. */
export function reference(id: string | null): Reference | null {
  return id === null ? null : { id };
}
