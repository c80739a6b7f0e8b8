import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { CollectionChannel } from '../enumerations.ts';
import { answerFeedback } from './answer-feedback.ts';
import { Feedback, feedbackRows } from './feedback.ts';
import { FeedbackKind } from './feedback-enumerations.ts';
import { giveFeedback } from './give-feedback.ts';

const FeedbackPayload = payload(kernelView(builder), words, {
  name: 'FeedbackPayload',
  field: 'feedback',
  node: Feedback,
  entity: feedbackRows,
  description: 'What came of giving or answering feedback.',
});

const GiveFeedbackInput = builder.inputType('GiveFeedbackInput', {
  description: 'What somebody said of a service: of a claim, demand, activity or organisation.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({ type: FeedbackKind, required: true, description: 'What sort it is.' }),
    claimId: t.id({ description: 'The claim that it is about, if one.' }),
    demandId: t.id({ description: 'The demand that it is about, if one.' }),
    activityId: t.id({ description: 'The activity that it is about, if one.' }),
    organisationId: t.id({ description: 'The organisation whose service it is about, if one.' }),
    compoundId: t.id({ description: 'With an organisation: the compound; or else areaId.' }),
    areaId: t.id({ description: 'With an organisation: the community.' }),
    text: t.string({
      description: 'What they said, in 1 to 1000 characters, no names; a score may go without.',
    }),
    score: t.int({ description: 'Of a score, and only then: 1 (poor) to 5 (excellent).' }),
    channel: t.field({ type: CollectionChannel, required: true, description: 'How it came in.' }),
    givenOn: t.field({
      type: 'PartialDate',
      description: 'When, as far as that is known; today unless said, never later.',
    }),
    author: t.string({
      description:
        'Whose words they are, by a reference of your own, 1 to 100 characters; for the community only.',
    }),
  }),
});

const AnswerFeedbackInput = builder.inputType('AnswerFeedbackInput', {
  description: 'What is answered to a complaint.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    feedbackId: t.id({ required: true, description: 'The complaint.' }),
    answer: t.string({ required: true, description: 'The answer, in 1 to 1000 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  giveFeedback: t.field({
    type: FeedbackPayload,
    nullable: true,
    description:
      'Writes down what somebody said of a service (登记反馈). By the community, a resident, a volunteer, a unit or a firm; nobody praises or scores their own service. Needs the scope community:write.',
    args: { input: t.arg({ type: GiveFeedbackInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) =>
      giveFeedback(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  answerFeedback: t.field({
    type: FeedbackPayload,
    nullable: true,
    description:
      'Answers a complaint (答复投诉), once. By the community, one above it, or whose service it is about. Needs the scope community:write.',
    args: { input: t.arg({ type: AnswerFeedbackInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) =>
      answerFeedback(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
}));
