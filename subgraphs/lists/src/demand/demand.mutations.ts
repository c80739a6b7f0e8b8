import { kernelView } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { askAgreementOf } from '../agreement/ask-agreement.ts';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import {
  Audience,
  DisputeSubject,
  LocationClass,
  ProcedureCode,
  ReasonCode,
  ServiceUnit,
  Urgency,
} from '../enumerations.ts';
import { sorted, sortingViolations } from '../procedure/choice.rules.ts';
import { askFirm } from '../submission/standing-against.ts';
import type { LocationClass as LocationClassCode } from '../words.ts';
import { Demand, demandRows } from './demand.ts';
import { mayKnowDemand } from './demand.visibility.ts';
import { reasonViolations } from './demand-step.rules.ts';
import { demandStep } from './demand-step.ts';
import { detailViolations } from './detail.rules.ts';

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

const SortDemandInput = builder.inputType('SortDemandInput', {
  description: 'A demand that was looked at, with what has to be put right; the rest stays.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    title: t.string({ description: 'What is needed, in 1 to 100 characters.' }),
    description: t.string({ description: 'What is needed at length, in 1 to 2000 characters.' }),
    category: t.field({ type: words.ServiceCategory, description: 'What it is about.' }),
    audience: t.field({ type: Audience, description: 'For whom it is.' }),
    urgency: t.field({ type: Urgency, description: 'How soon it is needed.' }),
    locationClass: t.field({ type: LocationClass, description: 'On whose ground the work is.' }),
    unit: t.field({ type: ServiceUnit, description: 'What its quantity is counted in.' }),
    quantity: t.int({ description: 'How much is needed, from 1 to 1000000.' }),
    beneficiaries: t.int({ description: 'How many it is for, from 1 to 1000000.' }),
    procedure: t.field({
      type: ProcedureCode,
      description: 'By which stages a case is handled, while it is at the first.',
    }),
    disputeSubject: t.field({ type: DisputeSubject, description: 'What a mediation is about.' }),
    agreementId: t.id({
      description:
        'The agreement under which it is met: in force, and for the place; null takes off the one that was named.',
    }),
  }),
});

interface SortedAnew {
  locationClass?: LocationClassCode | null;
  agreementId?: string | null;
}

/** What the firm of its compound has against other ground, and the agreement against its place. */
async function askSorting(id: string, anew: SortedAnew, ctx: Context) {
  const { locationClass, agreementId = null } = anew;
  const demand = locationClass && (await db().demand.findUnique({ where: { id } }));
  const ofFirm =
    demand && locationClass
      ? await askFirm({ kind: demand.kind, locationClass, place: demand }, ctx)
      : [];
  return [...ofFirm, ...(await askAgreementOf(id, agreementId, null, ctx))];
}

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

const SortDemandPayload = demandPayload('SortDemandPayload', 'What came of sorting a demand.');

builder.mutationFields((t) => ({
  sortDemand: t.field({
    type: SortDemandPayload,
    nullable: true,
    description:
      'Marks a demand as looked at and understood (梳理), and puts right what was taken down wrongly; by the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: SortDemandInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { idempotencyKey, actingForId, demandId, expectedVersion, ...given } = input;
      const { procedure, disputeSubject, ...values } = given;
      // Of all that is put right only the agreement can be taken off again.
      const put = Object.fromEntries(
        Object.entries(values).filter(([name, value]) => value !== null || name === 'agreementId'),
      );
      const choice = { procedure, disputeSubject };
      return demandStep(
        'sortDemand',
        input,
        { actor, ctx },
        {
          // Null takes the agreement off, which is another input than not to speak of it.
          meaning: { ...given, withoutAgreement: given.agreementId === null || null },
          violations: detailViolations(input),
          ask: () => askSorting(demandId, input, ctx),
          judge: (demand) => sortingViolations(choice, demand),
          effect: (_instant, demand) => ({ demand: { ...put, ...sorted(choice, demand) } }),
        },
      );
    },
  }),
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
