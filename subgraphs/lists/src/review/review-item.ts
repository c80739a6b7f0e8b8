import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Agreement, Organisation, reference } from '../references.ts';
import { Review } from './review.ts';
import { mayReadReview, visibleItems } from './review.visibility.ts';

export const itemRows = entity('ReviewItem', (args) => db().reviewItem.findMany(args));

export const ReviewItem = builder.prismaObject('ReviewItem', {
  description:
    "One line of a year's review (评议项): what a unit did for a community, or what was done under an agreement.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rvi-nb-2023-org-nb-unit-a.' }),
    review: t.relation('review', { description: 'The review.' }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'The unit, where it is of one.',
      resolve: ({ organisationId }) => reference(organisationId),
    }),
    agreement: t.field({
      type: Agreement,
      nullable: true,
      description: 'The agreement, where it is of one.',
      resolve: ({ agreementId }) => reference(agreementId),
    }),
    claims: t.exposeInt('claims', {
      description: "How many claims of the year's quarters were accepted.",
    }),
    delivered: t.exposeInt('delivered', { description: 'How many of them were delivered.' }),
    confirmed: t.exposeInt('confirmed', { description: 'How many were confirmed.' }),
    released: t.exposeInt('released', { description: 'How many were given back.' }),
    ratings: t.exposeInt('ratings', { description: 'How many marks those who were served gave.' }),
    rating: t.expose('rating', {
      type: 'Decimal',
      nullable: true,
      description: 'The mean of those marks, 1 to 5; null without one.',
    }),
    countedAt: t.expose('countedAt', {
      type: 'DateTime',
      description: 'When it was counted; at the latest when the review was published.',
    }),
    score: t.int({
      nullable: true,
      description: "The community's mark, 1 to 5; null until it is given.",
      resolve: async ({ reviewId, score }, _args, ctx) =>
        (await mayReadReview(reviewId, ctx)) ? score : null,
    }),
    remark: t.string({
      nullable: true,
      description: 'What the community says to it.',
      resolve: async ({ reviewId, remark }, _args, ctx) =>
        (await mayReadReview(reviewId, ctx)) ? remark : null,
    }),
    scoredBy: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who marked it: the community, or one above it.',
      resolve: ({ scoredById }) => reference(scoredById),
    }),
  }),
});
builder.asEntity(ReviewItem, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: itemRows.resolveReference,
});
words.stored(ReviewItem);

const { filters } = words;

const items = listing({
  node: ReviewItem,
  entity: itemRows,
  from: 'review_item',
  db,
  visible: visibleItems,
  fields: {
    ...words.storedFields,
    reviewId: { kind: filters.id, value: 'review_id', description: 'The review.' },
    organisationId: { kind: filters.id, value: 'organisation_id', description: 'The unit.' },
    agreementId: { kind: filters.id, value: 'agreement_id', description: 'The agreement.' },
    claims: { kind: filters.int, value: 'claims', description: 'How many were accepted.' },
    confirmed: { kind: filters.int, value: 'confirmed', description: 'How many were confirmed.' },
    rating: { kind: filters.decimal, value: 'rating', description: 'The mean of the marks.' },
    score: { kind: filters.int, value: 'score', description: "The community's mark." },
  },
  toOne: {
    review: { node: Review, key: 'review_id', description: 'The review.' },
  },
});

items.nested(Review, 'items', {
  description: 'Every unit and agreement that has claims in the year.',
  nullable: false,
  scope: (review) => sql`x.review_id = ${review}`,
});
items.nested(Organisation, 'reviews', {
  description: 'How its years were reviewed, by each community.',
  scope: (organisation) => sql`x.organisation_id = ${organisation}`,
});
items.nested(Agreement, 'reviews', {
  description: 'How its years were reviewed.',
  scope: (agreement) => sql`x.agreement_id = ${agreement}`,
});
items.root('reviewItems', 'All lines of reviews that the caller may read.');
