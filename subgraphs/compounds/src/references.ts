import { builder } from './builder.ts';

interface Reference {
  id: string;
}

/** An area: owned by organisations; here it gets its compounds and how far committees cover it. */
export const Area = builder.objectRef<Reference>('Area').implement({
  description: 'A city, district, street or community (区域).',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The area, such as com-ningbao.' }) }),
});
builder.asEntity(Area, {
  key: builder.selection<Reference>('id'),
  resolveReference: (reference) => reference,
});
