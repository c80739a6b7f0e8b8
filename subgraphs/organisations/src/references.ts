import { builder } from './builder.ts';

interface Reference {
  id: string;
}

const key = builder.selection<Reference>('id');
const resolveReference = (reference: Reference) => reference;

/** A compound: owned by compounds; here it gets its Party organisation, bodies and posts. */
export const Compound = builder.objectRef<Reference>('Compound').implement({
  description: 'A residential compound (小区).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as cmp-longze.' }) }),
});
builder.asEntity(Compound, { key, resolveReference });

/** A property firm: owned by firms; here it gets its Party-building instructor. */
export const PropertyFirm = builder.objectRef<Reference>('PropertyFirm').implement({
  description: 'A firm that provides property service to compounds (物业服务企业).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as firm-ningbao.' }) }),
});
builder.asEntity(PropertyFirm, { key, resolveReference });

/** A grid of a compound: owned by compounds; only pointed at. */
export const Grid = builder.objectRef<Reference>('Grid').implement({
  description: 'A part of a compound that is looked after together (网格).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as grd-longze-1.' }) }),
});
builder.asEntity(Grid, { key: builder.keyDirective(key, false), resolveReference });

/** An agreement: owned by agreements; only pointed at. */
export const Agreement = builder.objectRef<Reference>('Agreement').implement({
  description: 'An agreement of several parties (共建协议).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'Such as agr-housing.' }) }),
});
builder.asEntity(Agreement, { key: builder.keyDirective(key, false), resolveReference });
