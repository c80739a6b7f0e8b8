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
