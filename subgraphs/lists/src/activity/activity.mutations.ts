import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import type { InputFieldBuilder } from '@pothos/core';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { activityRows, ServiceActivity } from './activity.ts';
import { ParticipantRole, ServiceActivityKind } from './activity-enumerations.ts';
import { cancelActivity, holdActivity } from './activity-step.ts';
import { planActivity } from './plan-activity.ts';
import { updateActivity } from './update-activity.ts';

const ActivityPayload = payload(kernelView(builder), words, {
  name: 'ActivityPayload',
  field: 'activity',
  node: ServiceActivity,
  entity: activityRows,
  description: 'What came of a step of an activity.',
});

const ActivityServiceInput = builder.inputType('ActivityServiceInput', {
  description: 'One service at an activity.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What is offered, in 1 to 100 characters.' }),
    resourceId: t.id({
      description: 'A resource on the list of the community or of one above it; it says by whom.',
    }),
    providerId: t.id({ description: 'Who offers it, where no resource says so.' }),
  }),
});

const ActivityZoneInput = builder.inputType('ActivityZoneInput', {
  description: 'Which group works where.',
  fields: (t) => ({
    group: t.string({ required: true, description: 'The group, in 1 to 100 characters.' }),
    place: t.string({ required: true, description: 'Where it works, in 1 to 100 characters.' }),
  }),
});

type Fields = InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

const planFields = (t: Fields) => ({
  description: t.string({ description: 'What is planned, in 1 to 2000 characters.' }),
  services: t.field({
    type: [ActivityServiceInput],
    description: 'What is offered, 50 services at most.',
  }),
  zones: t.field({ type: [ActivityZoneInput], description: 'Who works where, 50 at most.' }),
  teamIds: t.idList({ description: 'The teams that take part, each once, 50 at most.' }),
});

const PlanActivityInput = builder.inputType('PlanActivityInput', {
  description: 'An activity that a community plans.',
  fields: (t) => ({
    ...keyFields(t),
    compoundId: t.id({ description: 'The compound where it is; or else areaId.' }),
    areaId: t.id({ description: 'The community, where it is for the whole community.' }),
    kind: t.field({ type: ServiceActivityKind, required: true, description: 'What sort it is.' }),
    title: t.string({ required: true, description: 'Its name, in 1 to 100 characters.' }),
    heldOn: t.field({
      type: 'Date',
      required: true,
      description: 'The day; one that has passed for what is written down afterwards.',
    }),
    ...planFields(t),
  }),
});

const ActivityParticipantsInput = builder.inputType('ActivityParticipantsInput', {
  description: 'How many took part as one thing.',
  fields: (t) => ({
    role: t.field({ type: ParticipantRole, required: true, description: 'As what; each once.' }),
    count: t.int({ required: true, description: 'How many, from 1 to 1000000.' }),
  }),
});

const stepFields = { description: 'The activity.', required: true } as const;

const UpdateActivityInput = builder.inputType('UpdateActivityInput', {
  description:
    'What is said anew of a planned activity: what is left out stays, a list takes the place of the one before, and null takes the description away. Place and kind stay: another place is another activity.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    activityId: t.id(stepFields),
    title: t.string({ description: 'Its name, in 1 to 100 characters.' }),
    heldOn: t.field({ type: 'Date', description: 'The day.' }),
    ...planFields(t),
  }),
});

const HoldActivityInput = builder.inputType('HoldActivityInput', {
  description: 'An activity that was held.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    activityId: t.id(stepFields),
    heldOn: t.field({
      type: 'Date',
      description: 'The day, today at the latest; the planned one unless said.',
    }),
    report: t.string({ description: 'What came of it, in 1 to 2000 characters, no names.' }),
    participants: t.field({
      type: [ActivityParticipantsInput],
      description: 'How many took part, by role; roles that are unknown are left out.',
    }),
  }),
});

const CancelActivityInput = builder.inputType('CancelActivityInput', {
  description: 'An activity that does not take place.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    activityId: t.id(stepFields),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why: CLAIMANT_UNABLE, NO_LONGER_NEEDED, DUPLICATE or OTHER.',
    }),
  }),
});

builder.mutationFields((t) => ({
  planActivity: t.field({
    type: ActivityPayload,
    nullable: true,
    description:
      'Plans a service activity (计划活动), such as the convenience day of a month. By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: PlanActivityInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) =>
      planActivity(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  updateActivity: t.field({
    type: ActivityPayload,
    nullable: true,
    description:
      'Changes what is planned (修改活动计划) before the activity is held. By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: UpdateActivityInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) =>
      updateActivity(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  holdActivity: t.field({
    type: ActivityPayload,
    nullable: true,
    description:
      'Says that a planned activity was held, and who took part (开展活动). By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: HoldActivityInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) =>
      holdActivity(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  cancelActivity: t.field({
    type: ActivityPayload,
    nullable: true,
    description:
      'Calls a planned activity off (取消活动). By the community of the place or one above it. Needs the scope community:write.',
    args: { input: t.arg({ type: CancelActivityInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) =>
      cancelActivity(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
}));
