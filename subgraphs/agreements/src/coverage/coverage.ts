import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { Agreement } from '../agreement/agreement.ts';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound } from '../references.ts';

const coveredBy = rowsByKey<{ key: string; id: string }>(
  db,
  (agreements) => sql`
    select r.agreement_id as key, r.compound_id as id from agreement_covers r
    where r.agreement_id = any(${agreements}) order by 1, 2`,
);

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
    description:
      'Every compound that it covers, by name or with its area; one entered since then as soon as somebody has asked about it.',
    resolve: ({ id }, _args, ctx) => coveredBy(id, ctx),
  }),
}));
