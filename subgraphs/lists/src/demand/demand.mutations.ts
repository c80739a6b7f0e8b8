import { kernelView } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { ReasonCode } from '../enumerations.ts';
import { Demand, demandRows } from './demand.ts';
import { mayKnowDemand } from './demand.visibility.ts';
import { reasonViolations } from './demand-step.rules.ts';
import { demandStep } from './demand-step.ts';

/** What is answered with a demand, under the name that the contract gives it. */
export const demandPayload = (name: string, description: string) =>
  payload(kernelView(builder), words, {
    name,
    field: 'demand',
    node: Demand,
    entity: demandRows,
    mayRead: mayKnowDemand,
    description,
  });

export const DemandPayload = demandPayload('DemandPayload', 'What came of a step of a demand.');

export const DemandStepInput = builder.inputType('DemandStepInput', {
  description: 'A step of a demand that needs no more than to say which.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
  }),
});

export const DemandReasonInput = builder.inputType('DemandReasonInput', {
  description: 'A step of a demand that has to be accounted for.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    reason: t.field({
      type: ReasonCode,
      required: true,
      description: 'Why; which reasons a step can have stands in its table.',
    }),
  }),
});

/** Ends a demand for a reason, which the log tells. */
function end(
  step: 'withdrawDemand' | 'closeDemand',
  input: typeof DemandReasonInput.$inferInput,
  ctx: Context,
) {
  const actor = requireScope(ctx, DEMANDS_WRITE);
  const { reason } = input;
  const own = { meaning: { reason }, violations: reasonViolations(step, reason) };
  const effect = () => ({ said: { reason } });
  return demandStep(step, input, { actor, ctx }, { ...own, effect });
}

builder.mutationFields((t) => ({
  listDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Puts a sorted demand onto the claim list (列入认领清单), where whoever its policy admits can claim it; by the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const effect = () => ({ demand: { route: 'CLAIM_LIST' as const } });
      return demandStep('listDemand', input, { actor, ctx }, { effect });
    },
  }),
  unlistDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Takes a demand off the claim list again (移出认领清单) while nobody has claimed any of it, so that it can be changed, routed or listed anew: it is SORTED, and those who signed up are declined. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandStepInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const effect = () => ({ demand: { route: null } });
      return demandStep('unlistDemand', input, { actor, ctx }, { effect });
    },
  }),
  closeDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Closes a demand of which some was served and confirmed, and the rest is not wanted any more (结项): it is CONFIRMED, and what is free of it stays unclaimed. While no claim holds or has any of the rest; those who signed up are declined. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => end('closeDemand', input, ctx),
  }),
  withdrawDemand: t.field({
    type: DemandPayload,
    nullable: true,
    description:
      'Takes a demand back (撤回) while nobody has claimed any of it; those who signed up are declined. By the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: DemandReasonInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => end('withdrawDemand', input, ctx),
  }),
}));
