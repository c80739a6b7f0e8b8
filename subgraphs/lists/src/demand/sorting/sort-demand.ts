import type { Context } from '@lianjian/kernel/context';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, versionField } from '@lianjian/vocabulary/payload';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { DEMANDS_WRITE } from '../../actor/actor.rules.ts';
import { askAgreement } from '../../agreement/ask-agreement.ts';
import { builder, words } from '../../builder.ts';
import { db } from '../../db.ts';
import * as enums from '../../enumerations.ts';
import { FreightInput } from '../../freight/freight-route.ts';
import { dayOf } from '../../quarter/quarter.rules.ts';
import { askPlace } from '../../submission/place.ts';
import { askAgainst } from '../../submission/standing-against.ts';
import { demandPayload } from '../demand.mutations.ts';
import { demandStep } from '../demand-step.ts';
import { detailViolations } from '../detail.rules.ts';
import { anewViolations, groundOf, type Sorting, sortedAnew } from './sorting.rules.ts';

const SortDemandInput = builder.inputType('SortDemandInput', {
  description: 'A demand that was looked at, with what has to be put right; the rest stays.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    demandId: t.id({ required: true, description: 'The demand.' }),
    kind: t.field({
      type: enums.DemandKind,
      description:
        'What sort of need it is, where it was taken for another; a case while it is at its first stage. What only the other kind has is gone, and a case begins at its first stage. A community project is read by everybody.',
    }),
    title: t.string({
      description:
        'What is needed, in 1 to 100 characters; told to whoever ever took part, so nothing private.',
    }),
    description: t.string({ description: 'What is needed at length, in 1 to 2000 characters.' }),
    category: t.field({ type: words.ServiceCategory, description: 'What it is about.' }),
    audience: t.field({ type: enums.Audience, description: 'For whom it is.' }),
    urgency: t.field({ type: enums.Urgency, description: 'How soon it is needed.' }),
    compoundId: t.id({
      description: 'The compound that it is from, of the same community.',
    }),
    locationClass: t.field({
      type: enums.LocationClass,
      description:
        'On whose ground the work is; of another kind the usual of that kind, unless said.',
    }),
    unit: t.field({ type: enums.ServiceUnit, description: 'What its quantity is counted in.' }),
    quantity: t.int({ description: 'How much is needed, from 1 to 1000000.' }),
    beneficiaries: t.int({ description: 'How many it is for, from 1 to 1000000.' }),
    wantedFrom: t.field({ type: 'Date', description: 'The first day on which it is wanted.' }),
    wantedBy: t.field({
      type: 'Date',
      description: 'The last day on which it is wanted, today or later.',
    }),
    wantedWeekdays: t.intList({
      description: 'On which weekdays, 1 (Monday) to 7, each once; none means any.',
    }),
    procedure: t.field({
      type: enums.ProcedureCode,
      description: 'By which stages a case is handled, while it is at the first.',
    }),
    disputeSubject: t.field({
      type: enums.DisputeSubject,
      description: 'What a mediation is about.',
    }),
    errandItemId: t.id({ description: 'Which kind of errand it is; for errands only.' }),
    errandMode: t.field({
      type: enums.ErrandMode,
      description: 'Whether an errand is done with or for somebody; for errands only.',
    }),
    skill: t.field({
      type: words.ServiceCategory,
      description: 'What whoever attends has to be able to do; for repair orders only.',
    }),
    freight: t.field({ type: FreightInput, description: 'The route; for freight only.' }),
    agreementId: t.id({
      description:
        'The agreement under which it is met: in force, and for the place; null takes off the one that was named.',
    }),
  }),
});

type Seen = NonNullable<Awaited<ReturnType<typeof see>>>;

/** The demand with the way by which it first came in. */
function see(id: string) {
  return db().demand.findUnique({
    where: { id },
    include: {
      submissions: { select: { channel: true }, orderBy: { submittedAt: 'asc' }, take: 1 },
    },
  });
}

/** What the owners of compounds, errands, contracts and agreements have against it. */
async function askSorting(sorting: Sorting, seen: Seen, ctx: Context) {
  const { compoundId = null } = sorting;
  const place = compoundId === null ? seen : await askPlace({ compoundId, areaId: null }, ctx);
  if ('code' in place) {
    return [place];
  }
  const isMoved = compoundId !== null && compoundId !== seen.compoundId;
  const { kind, locationClass, errandItemId } = sorting;
  const isOther = [kind, locationClass, errandItemId].some((each) => (each ?? null) !== null);
  const kept = sorting.agreementId === undefined && isMoved ? seen.agreementId : null;
  const agreementId = sorting.agreementId ?? kept;
  return [
    ...(place.areaId === seen.areaId ? [] : [elsewhere(place.compoundId)]),
    ...(isMoved || isOther ? await askAgainst({ ...groundOf(sorting, seen), place }, ctx) : []),
    ...(await askAgreement(agreementId, place, null, ctx)),
  ];
}

function elsewhere(compoundId: string | null): UserErrorShape {
  const [zh, en] = ['该小区不属于这项需求的社区。', 'The compound is of another community.'];
  const entityId = compoundId ?? undefined;
  return violation('INVALID_INPUT', 'compoundId', zh, en, { entityId });
}

const SortDemandPayload = demandPayload('SortDemandPayload', 'What came of sorting a demand.');

builder.mutationField('sortDemand', (t) =>
  t.field({
    type: SortDemandPayload,
    nullable: true,
    description:
      'Marks a demand as looked at and understood (梳理), and puts right what was taken down wrongly, its kind too; by the community. Needs the scope demands:write.',
    args: { input: t.arg({ type: SortDemandInput, required: true, description: 'What.' }) },
    resolve: async (_root, { input }, ctx) => {
      const actor = requireScope(ctx, DEMANDS_WRITE);
      const { idempotencyKey, actingForId, demandId, expectedVersion, ...sorting } = input;
      const seen = await see(demandId);
      const channel = seen?.submissions[0]?.channel ?? 'VISIT';
      return demandStep(
        'sortDemand',
        input,
        { actor, ctx },
        {
          // Null takes the agreement off, which is another input than not to speak of it.
          meaning: { ...sorting, withoutAgreement: sorting.agreementId === null || null },
          violations: detailViolations(sorting),
          ask: async () => (seen ? askSorting(sorting, seen, ctx) : []),
          judge: (demand, { instant }) => anewViolations(sorting, demand, dayOf(instant)),
          effect: (_instant, demand) => ({ demand: sortedAnew(sorting, demand, channel) }),
        },
      );
    },
  }),
);
