import { requireScope } from '@lianjian/kernel/errors';
import { newId } from '@lianjian/kernel/ids';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder } from '../builder.ts';
import {
  DemandPayload,
  DemandReasonInput,
  DemandStepInput,
  demandPayload,
} from '../demand/demand.mutations.ts';
import { reasonViolations } from '../demand/demand-step.rules.ts';
import { demandStep } from '../demand/demand-step.ts';
import { newAssignment } from './new-assignment.rules.ts';
import { askResponsibleParty } from './responsible-party.ts';

const RESOLUTION_MAX = 2000;

const RouteDemandInput = builder.inputType('RouteDemandInput', {
  description: 'Who answers for a demand.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    responsiblePartyId: t.id({
      required: true,
      description: 'The organisation that answers for it (责任主体), such as the property firm.',
    }),
  }),
});

const ResolveDemandInput = builder.inputType('ResolveDemandInput', {
  description: 'How a demand was settled.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    resolution: t.string({
      required: true,
      description: 'How it was settled, in 1 to 2000 characters, without naming anybody.',
    }),
  }),
});

const RouteDemandPayload = demandPayload('RouteDemandPayload', 'What came of routing a demand.');

builder.mutationFields((t) => ({
  routeDemand: t.field({
    type: RouteDemandPayload,
    nullable: true,
    description:
      'Passes a sorted demand on to the party that answers for it (转责任主体); it cannot be claimed unless it comes back. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: RouteDemandInput, required: true, description: 'To whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { responsiblePartyId } = input;
      return demandStep(
        'routeDemand',
        input,
        { actor, ctx },
        {
          meaning: { responsiblePartyId },
          ask: () => askResponsibleParty(responsiblePartyId, ctx),
          effect: (instant) => ({
            demand: { route: 'RESPONSIBLE_PARTY', responsiblePartyId },
            assigns: [
              newAssignment({
                id: newId('asg'),
                assigneeId: responsiblePartyId,
                mode: 'ROUTED',
                instant,
              }),
            ],
          }),
        },
      );
    },
  }),
}));

builder.mutationFields((t) => ({
  acknowledgeDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Takes on a demand that was routed (受理); by the party that answers for it. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      return demandStep(
        'acknowledgeDemand',
        input,
        { actor, ctx },
        {
          effect: (acknowledgedAt) => ({ assignment: { acknowledgedAt } }),
        },
      );
    },
  }),
  returnDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Sends a routed demand back to the community (退回), to be routed anew or listed; by the party that answers for it, or called back by the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { reason } = input;
      return demandStep(
        'returnDemand',
        input,
        { actor, ctx },
        {
          meaning: { reason },
          violations: reasonViolations('returnDemand', reason),
          effect: () => ({ assignment: { returnedReason: reason }, said: { reason } }),
        },
      );
    },
  }),
}));

builder.mutationField('resolveDemand', (t) =>
  t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Says that a demand which was taken on is settled, and how (办结); by the party that answers for it. Needs the scope demands:write.',
    args: { input: t.arg({ type: ResolveDemandInput, required: true, description: 'How.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { resolution } = input;
      return demandStep(
        'resolveDemand',
        input,
        { actor, ctx },
        {
          meaning: { resolution },
          violations: textViolations('resolution', resolution, RESOLUTION_MAX),
          effect: (resolvedAt) => ({
            assignment: { resolution, resolvedAt },
            note: resolution,
          }),
        },
      );
    },
  }),
);

builder.mutationField('reopenDemand', (t) =>
  t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Sends a demand that was called settled back to those who settled it, to go on with it (退回重办); it is sorted anew where nobody was named. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { reason } = input;
      return demandStep(
        'reopenDemand',
        input,
        { actor, ctx },
        {
          meaning: { reason },
          violations: reasonViolations('reopenDemand', reason),
          effect: () => ({
            assignment: { resolution: null, resolvedAt: null },
            said: { reason },
          }),
        },
      );
    },
  }),
);
