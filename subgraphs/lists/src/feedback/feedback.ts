import { entity } from '@lianjian/kernel/entities';
import { mayKnowActor } from '@lianjian/vocabulary/authority.rules';
import { ServiceActivity } from '../activity/activity.ts';
import { builder, words } from '../builder.ts';
import { Claim, claimRows } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { CollectionChannel } from '../enumerations.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area, Compound, Organisation, Provider, reference } from '../references.ts';
import { FEEDBACK_STEPS, feedbackKeeper } from './feedback.rules.ts';
import { concernedBy, mayReadFeedback } from './feedback.visibility.ts';
import { FeedbackKind, FeedbackState } from './feedback-enumerations.ts';

export const feedbackRows = entity('Feedback', (args) => db().feedback.findMany(args));

export const Feedback = builder.prismaObject('Feedback', {
  description:
    'What somebody said of a service (群众反馈): a banner, praise, a score or a complaint. Everybody reads it, but not who gave it; of what is not public only those who may read that.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as fbk-lianting-banner.' }),
    kind: t.expose('kind', { type: FeedbackKind, description: 'What sort it is.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound, if one.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    text: t.exposeString('text', { nullable: true, description: 'What they said.' }),
    score: t.exposeInt('score', { nullable: true, description: 'Of a score: 1 (poor) to 5.' }),
    channel: t.expose('channel', { type: CollectionChannel, description: 'How it came in.' }),
    givenOn: t.expose('givenOn', {
      type: 'PartialDate',
      description: 'When it was given, as far as that is known.',
    }),
    givenBy: t.field({
      type: Provider,
      nullable: true,
      description: 'Who handed it in; for the community, those above it and themselves.',
      resolve: ({ areaPath, giverOrganisationId, giverPersonId }, _args, { actor }) => {
        const giver = giverOrganisationId ?? giverPersonId;
        return mayKnowActor(actor, { by: [giver], areaPath }) ? reference(giver) : null;
      },
    }),
    author: t.string({
      nullable: true,
      description: 'Whose words they are, as the community calls them; for the same.',
      resolve: ({ areaPath, author, giverOrganisationId, giverPersonId }, _args, { actor }) => {
        const by = [giverOrganisationId, giverPersonId];
        return mayKnowActor(actor, { by, areaPath }) ? author : null;
      },
    }),
    state: t.expose('state', {
      type: FeedbackState,
      description: 'Whether it waits for an answer.',
    }),
    answer: t.exposeString('answer', {
      nullable: true,
      description: 'What was answered to a complaint.',
    }),
    answeredAt: t.expose('answeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was answered.',
    }),
  }),
});
builder.asEntity(Feedback, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: feedbackRows.resolveReference,
});
words.stored(Feedback);

builder.prismaObjectFields(Feedback, (t) => ({
  claim: t.field({
    type: Claim,
    nullable: true,
    description: 'The claim that it is about, if one.',
    resolve: async ({ claimId }, _args, ctx, info) =>
      claimId === null ? null : claimRows.load(claimId, ctx, info),
  }),
  demand: t.field({
    type: Demand,
    nullable: true,
    description: 'The demand that it is about, also where it is about a claim.',
    resolve: async ({ demandId }, _args, ctx, info) =>
      demandId === null ? null : demandRows.load(demandId, ctx, info),
  }),
  activity: t.relation('activity', {
    type: ServiceActivity,
    nullable: true,
    description: 'The activity that it is about, if one.',
  }),
  organisation: t.field({
    type: Organisation,
    nullable: true,
    description: 'The organisation whose service it is about, where nothing narrower is named.',
    resolve: ({ organisationId }) => reference(organisationId),
  }),
  answeredBy: t.field({
    type: Organisation,
    nullable: true,
    description: 'Who answered it.',
    resolve: ({ answeredById }) => reference(answeredById),
  }),
  allowedTransitions: t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: async (row, _args, ctx) => {
      const [found] = row.state === 'OPEN' ? await concernedBy(row.id, ctx) : [];
      const standing = { ...row, concerned: found?.concerned ?? [] };
      return lifeTransitions(FEEDBACK_STEPS, feedbackKeeper, standing, ctx.actor);
    },
  }),
}));

builder.queryField('feedback', (t) =>
  t.field({
    type: Feedback,
    nullable: true,
    description: 'Feedback by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the feedback.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadFeedback(id, ctx)) ? feedbackRows.load(id, ctx, info) : null,
  }),
);
