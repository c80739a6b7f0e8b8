import { Agreement } from '../agreement/agreement.ts';
import { builder } from '../builder.ts';
import { Area, Compound } from '../references.ts';

builder.prismaObjectFields(Agreement, (t) => ({
  areas: t.field({
    type: [Area],
    nullable: { list: true, items: true },
    description: 'The areas that it covers as a whole.',
    select: { areas: { select: { areaId: true }, orderBy: { areaId: 'asc' } } },
    resolve: ({ areas }) => areas.map(({ areaId }) => ({ id: areaId })),
  }),
  compounds: t.field({
    type: [Compound],
    nullable: { list: true, items: true },
    description: 'Every compound that it covers, by name or with its area.',
    select: { compounds: { select: { compoundId: true }, orderBy: { compoundId: 'asc' } } },
    resolve: ({ compounds }) => compounds.map(({ compoundId }) => ({ id: compoundId })),
  }),
}));
