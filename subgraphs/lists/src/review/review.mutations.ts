import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { Review, reviewRows } from './review.ts';
import { itemRows, ReviewItem } from './review-item.ts';
import { openReview, publishReview, scoreReviewItem } from './review-step.ts';

const ReviewPayload = payload(kernelView(builder), words, {
  name: 'ReviewPayload',
  field: 'review',
  node: Review,
  entity: reviewRows,
  description: 'What came of opening or publishing a review.',
});

const ReviewItemPayload = payload(kernelView(builder), words, {
  name: 'ReviewItemPayload',
  field: 'reviewItem',
  node: ReviewItem,
  entity: itemRows,
  description: 'What came of marking a line of a review.',
});

const OpenReviewInput = builder.inputType('OpenReviewInput', {
  description: 'A year of a community that is reviewed.',
  fields: (t) => ({
    ...keyFields(t),
    areaId: t.id({ required: true, description: 'The community.' }),
    year: t.int({ required: true, description: 'The year: one that is over, or in its December.' }),
  }),
});

const ScoreReviewItemInput = builder.inputType('ScoreReviewItemInput', {
  description: "The community's mark for a unit or an agreement; a later one replaces it.",
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    itemId: t.id({ required: true, description: 'The line of the review.' }),
    score: t.int({ required: true, description: '1 (poor) to 5 (excellent).' }),
    remark: t.string({ description: 'What there is to say, in 1 to 500 characters, no names.' }),
  }),
});

const PublishReviewInput = builder.inputType('PublishReviewInput', {
  description: 'A review whose lines are all marked.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    reviewId: t.id({ required: true, description: 'The review.' }),
  }),
});

builder.mutationFields((t) => ({
  openReview: t.field({
    type: ReviewPayload,
    nullable: true,
    description:
      "Opens the review of a community's year (开启年度评议), with a line and its counts for every unit and agreement that has claims in it. By the community or one above it. Needs the scope community:write.",
    args: { input: t.arg({ type: OpenReviewInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => openReview(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  scoreReviewItem: t.field({
    type: ReviewItemPayload,
    nullable: true,
    description:
      'Marks a unit or an agreement (评分), until the review is published. By the community or one above it, never by who did what is marked. Needs the scope community:write.',
    args: { input: t.arg({ type: ScoreReviewItemInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) =>
      scoreReviewItem(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  publishReview: t.field({
    type: ReviewPayload,
    nullable: true,
    description:
      'Publishes a review (公示评议): every line is marked, everything is counted once more and stands so from then on; what came in meanwhile has counts and no mark. By the community or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: PublishReviewInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) =>
      publishReview(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
}));
