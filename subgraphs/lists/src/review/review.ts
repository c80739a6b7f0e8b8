import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area } from '../references.ts';
import { REVIEW_STEPS, reviewKeeper } from './review.rules.ts';
import { mayReadReview, visibleReviews } from './review.visibility.ts';
import { REVIEW_STATES } from './review-words.ts';

const ReviewState = enumeration(
  kernelView(builder),
  'ReviewState',
  'Where the review of a year stands (年度评议状态).',
  REVIEW_STATES,
);

export const reviewRows = entity('Review', (args) => db().review.findMany(args));

export const Review = builder.prismaObject('Review', {
  description:
    "The review of a community's year (年度评议): every unit and agreement with its counts and a mark, published at the end.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rev-nb-2023.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    year: t.exposeInt('year', { description: 'The year; one review for each.' }),
    state: t.expose('state', { type: ReviewState, description: 'Where it stands.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      resolve: (row, _args, { actor }) => lifeTransitions(REVIEW_STEPS, reviewKeeper, row, actor),
    }),
  }),
});
builder.asEntity(Review, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: reviewRows.resolveReference,
});
words.stored(Review);

const { filters } = words;

const reviews = listing({
  node: Review,
  entity: reviewRows,
  from: 'review',
  db,
  visible: visibleReviews,
  fields: {
    ...words.storedFields,
    year: { kind: filters.int, value: 'year', description: 'The year.' },
    state: {
      kind: filters.oneOf(ReviewState),
      value: 'state',
      description: 'Where it stands.',
    },
    area: { kind: filters.area, value: 'area_id', description: 'The community.' },
  },
});

reviews.nested(Area, 'reviews', {
  description: 'The reviews of the area and of those below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
reviews.root('reviews', 'All reviews that the caller may read.');

builder.queryField('review', (t) =>
  t.field({
    type: Review,
    nullable: true,
    description: 'A review by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the review.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadReview(id, ctx)) ? reviewRows.load(id, ctx, info) : null,
  }),
);
