import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { CollectionChannel } from '../enumerations.ts';
import { Provider } from '../references.ts';
import { Claim } from './claim.ts';

const partners = rowsByKey<{ key: string; id: string }>(
  db,
  (claimIds) => sql`
    select p.claim_id as key, coalesce(p.organisation_id, p.person_id) as id
    from claim_partner p where p.claim_id = any(${claimIds}) order by p.id`,
);

interface OutputRow {
  key: string;
  metric: string;
  value: string;
  unit: string;
  qualifier: keyof typeof import('@lianjian/vocabulary/enums').QUALIFIERS;
}

const outputs = rowsByKey<OutputRow>(
  db,
  (claimIds) => sql`
    select o.claim_id as key, o.metric, trim_scale(o.quantity)::text as value, o.unit,
      o.qualifier::text as qualifier
    from output o where o.claim_id = any(${claimIds}) order by o.id`,
);

const means = rowsByKey<{ key: string; mean: string }>(
  db,
  (claimIds) => sql`
    select r.claim_id as key, trim_scale(round(avg(r.score), 2))::text as mean
    from rating r where r.claim_id = any(${claimIds}) group by r.claim_id`,
);

const Output = builder.objectRef<OutputRow>('Output').implement({
  description: 'Something that a delivery brought, as it was reported (服务成果).',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'What is counted, such as parkingBays.' }),
    quantity: t.field({
      type: words.Quantity,
      description: 'How much of it, with the qualifier that was reported.',
      resolve: (row) => row,
    }),
  }),
});

const ratingRows = entity('Rating', (args) => db().rating.findMany(args));

const Rating = builder.prismaObject('Rating', {
  description: 'What those who were served thought of it (评价).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rat-nb-2023q1-01-1.' }),
    score: t.exposeInt('score', { description: '1 (poor) to 5 (excellent).' }),
    comment: t.exposeString('comment', { nullable: true, description: 'In their words.' }),
    channel: t.expose('channel', {
      type: CollectionChannel,
      nullable: true,
      description: 'How it came in.',
    }),
    ratedAt: t.expose('ratedAt', { type: 'DateTime', description: 'When it was given.' }),
  }),
});
words.stored(Rating);

const ratings = listing({
  node: Rating,
  entity: ratingRows,
  from: 'rating',
  db,
  fields: {
    ...words.storedFields,
    score: { kind: words.filters.int, value: 'score', description: '1 to 5.' },
    ratedAt: { kind: words.filters.dateTime, value: 'rated_at', description: 'When it was given.' },
  },
});

ratings.nested(Claim, 'ratings', {
  description: 'What those who were served thought of it.',
  scope: (claim) => sql`x.claim_id = ${claim}`,
});

builder.prismaObjectFields(Claim, (t) => ({
  partners: t.field({
    type: [Provider],
    nullable: { list: true, items: true },
    description: 'Who does it together with the claimant.',
    resolve: async ({ id }, _args, ctx) => (await partners(id, ctx)).map((row) => ({ id: row.id })),
  }),
  outputs: t.field({
    type: [Output],
    description: 'What the delivery brought.',
    resolve: async ({ id }, _args, ctx) => [...(await outputs(id, ctx))],
  }),
  rating: t.field({
    type: 'Decimal',
    nullable: true,
    description: 'The mean of the ratings, from 1 to 5; null when there are none.',
    resolve: async ({ id }, _args, ctx) => (await means(id, ctx))[0]?.mean ?? null,
  }),
}));
