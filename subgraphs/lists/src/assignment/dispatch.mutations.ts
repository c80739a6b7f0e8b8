import { requireScope } from '@lianjian/kernel/errors';
import { newId } from '@lianjian/kernel/ids';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder } from '../builder.ts';
import { movedBy } from '../demand/assigned.rules.ts';
import { DemandPayload, DemandStepInput } from '../demand/demand.mutations.ts';
import { demandStep } from '../demand/demand-step.ts';
import { askAttending } from './attending.ts';
import {
  answeringFor,
  dueViolations,
  handlersViolations,
  helperViolations,
} from './dispatch.rules.ts';
import { newAssignment } from './new-assignment.rules.ts';

const DispatchDemandInput = builder.inputType('DispatchDemandInput', {
  description: 'Who is sent to take care of a demand.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    handlerIds: t.idList({
      required: true,
      description:
        'The persons and organisations that are sent, 1 to 10, each once; several each answer for themselves.',
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'By when it has to be settled, later than now; no limit unless said.',
    }),
  }),
});

const AddHelperInput = builder.inputType('AddHelperInput', {
  description: 'Somebody who helps the one that was named for a demand.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    assignmentId: t.id({ required: true, description: 'Whom of its handlers they help.' }),
    helperId: t.id({ required: true, description: 'The person or organisation that helps.' }),
  }),
});

builder.mutationFields((t) => ({
  dispatchDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Sends a demand to one handler (派单), or to several who each answer for themselves (响哨); it cannot be claimed unless all of them send it back. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DispatchDemandInput, required: true, description: 'To whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { handlerIds } = input;
      const dueAt = input.dueAt ? new Date(input.dueAt) : null;
      const named = handlerIds.map((id, at) => ({ id, field: `handlerIds.${at}` }));
      const wrong = handlersViolations(handlerIds);
      return demandStep(
        'dispatchDemand',
        input,
        { actor, ctx },
        {
          meaning: { handlerIds, dueAt },
          violations: wrong,
          ask: async () => (wrong.length > 0 ? [] : askAttending(input.demandId, named, ctx)),
          judge: (_demand, { instant }) => dueViolations(dueAt, instant),
          effect: (instant, { areaId }) => ({
            demand: {
              route: 'RESPONSIBLE_PARTY',
              responsiblePartyId: answeringFor(handlerIds, areaId),
            },
            assigns: handlerIds.map((assigneeId) =>
              newAssignment({ id: newId('asg'), assigneeId, mode: 'DISPATCHED', dueAt, instant }),
            ),
            said: { handlers: handlerIds.length },
          }),
        },
      );
    },
  }),
  takeInHand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Says that work on a demand which was taken on has begun (着手办理); by its handler. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) =>
      demandStep('takeInHand', input, { actor: requireScope(ctx, DEMANDS_WRITE), ctx }),
  }),
  addHelper: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Lets somebody help a handler, who stays the one that answers (协同办理); by that handler or the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: AddHelperInput, required: true, description: 'Who, whom.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { assignmentId, helperId } = input;
      return demandStep(
        'addHelper',
        input,
        { actor, ctx },
        {
          meaning: { assignmentId, helperId },
          ask: () => askAttending(input.demandId, [{ id: helperId, field: 'helperId' }], ctx),
          judge: ({ assignments }, { asker }) =>
            helperViolations({ assignmentId, helperId }, movedBy('addHelper', assignments, asker)),
          effect: () => ({ helper: { assignmentId, helperId } }),
        },
      );
    },
  }),
}));
