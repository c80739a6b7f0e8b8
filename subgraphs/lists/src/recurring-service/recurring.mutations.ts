import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { RecurringService, recurringRows } from './recurring.ts';
import {
  endRecurringService,
  pauseRecurringService,
  resumeRecurringService,
} from './recurring-step.ts';
import { startRecurringService } from './start-service.ts';

const RecurringServicePayload = payload(kernelView(builder), words, {
  name: 'RecurringServicePayload',
  field: 'recurringService',
  node: RecurringService,
  entity: recurringRows,
  description: 'What came of a step of a recurring service.',
});

const StartRecurringServiceInput = builder.inputType('StartRecurringServiceInput', {
  description: 'A service that comes on its weekdays from now on, or from a day.',
  fields: (t) => ({
    ...keyFields(t),
    claimId: t.id({ description: 'The accepted claim that it comes from; or else resourceId.' }),
    resourceId: t.id({
      description: 'The resource that it comes from, for a place that it serves.',
    }),
    compoundId: t.id({ description: 'With a resource: the compound; or else areaId.' }),
    areaId: t.id({ description: 'With a resource: the community, where it is for all of it.' }),
    title: t.string({
      description: 'What comes, in 1 to 100 characters; as the resource or demand unless said.',
    }),
    criteria: t.string({
      description: 'Who can have it, in 1 to 500 characters: by criteria, never by name.',
    }),
    weekdays: t.intList({
      required: true,
      description: 'On which weekdays, 1 (Monday) to 7, at least one, each once.',
    }),
    fromTime: t.string({ required: true, description: 'From when, HH:MM of Asia/Shanghai.' }),
    toTime: t.string({ description: 'Until when, HH:MM, later than it begins.' }),
    workdaysOnly: t.boolean({
      description: 'Whether it stays away on public holidays; no unless said.',
    }),
    startsOn: t.field({ type: 'Date', required: true, description: 'The first day.' }),
    endsOn: t.field({ type: 'Date', description: 'The last day, where it is known.' }),
  }),
});

const service = { required: true, description: 'The recurring service.' } as const;

const RecurringServiceStepInput = builder.inputType('RecurringServiceStepInput', {
  description: 'A step of a recurring service that needs no more than to say which.',
  fields: (t) => ({ ...keyFields(t), ...versionField(t), recurringServiceId: t.id(service) }),
});

const RecurringServiceReasonInput = builder.inputType('RecurringServiceReasonInput', {
  description: 'A step of a recurring service that has to be accounted for.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    recurringServiceId: t.id(service),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description:
        'Why: CLAIMANT_UNABLE, NO_LONGER_NEEDED, RECIPIENT_UNAVAILABLE, NOT_SUITABLE or OTHER.',
    }),
  }),
});

/** Who may take the steps of a service. */
export const BY = 'By the community, one above it, the provider or who brings it.';
export const NEEDS = 'Needs the scope community:write.';

builder.mutationFields((t) => ({
  startRecurringService: t.field({
    type: RecurringServicePayload,
    nullable: true,
    description: `Starts a service that comes regularly (开始定期服务), such as meals. ${BY} ${NEEDS}`,
    args: {
      input: t.arg({ type: StartRecurringServiceInput, required: true, description: 'What.' }),
    },
    resolve: (_root, { input }, ctx) =>
      startRecurringService(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  pauseRecurringService: t.field({
    type: RecurringServicePayload,
    nullable: true,
    description: `Interrupts a service from today on (暂停). ${BY} ${NEEDS}`,
    args: {
      input: t.arg({ type: RecurringServiceReasonInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      pauseRecurringService(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  resumeRecurringService: t.field({
    type: RecurringServicePayload,
    nullable: true,
    description: `Lets a paused service go on from today (恢复). ${BY} ${NEEDS}`,
    args: {
      input: t.arg({ type: RecurringServiceStepInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      resumeRecurringService(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
  endRecurringService: t.field({
    type: RecurringServicePayload,
    nullable: true,
    description: `Ends a service: it does not come from today on (结束). ${BY} ${NEEDS}`,
    args: {
      input: t.arg({ type: RecurringServiceReasonInput, required: true, description: 'Which.' }),
    },
    resolve: (_root, { input }, ctx) =>
      endRecurringService(input, requireScope(ctx, COMMUNITY_WRITE), ctx),
  }),
}));
