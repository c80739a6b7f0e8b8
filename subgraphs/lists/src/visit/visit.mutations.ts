import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { keyFields, payload } from '@lianjian/vocabulary/payload';
import { COMMUNITY_WRITE, DEMANDS_WRITE } from '../actor/actor.rules.ts';
import { builder, words } from '../builder.ts';
import { needFields } from '../submission/need-fields.ts';
import { logVisit } from './log-visit.ts';
import { Visit, visitRows } from './visit.ts';
import { HouseholdCategory, VisitKind, VisitOutcome } from './visit-enumerations.ts';

const VisitNeedInput = builder.inputType('VisitNeedInput', {
  description: 'What a household turned out to need; it comes in by the visit, where that was.',
  fields: (t) => needFields(t),
});

const VisitRatingInput = builder.inputType('VisitRatingInput', {
  description: 'What a household that was served thinks of the service.',
  fields: (t) => ({
    score: t.int({ required: true, description: '1 (poor) to 5 (excellent).' }),
    comment: t.string({ description: 'In their words: 1 to 500 characters, no names.' }),
  }),
});

const LogVisitInput = builder.inputType('LogVisitInput', {
  description: 'A visit that was made.',
  fields: (t) => ({
    ...keyFields(t),
    kind: t.field({ type: VisitKind, required: true, description: 'Why they were visited.' }),
    compoundId: t.id({
      description: 'The compound; or else areaId. A return visit names neither.',
    }),
    areaId: t.id({ description: 'The community, where it is in no compound.' }),
    household: t.string({
      description:
        'The household by a reference of your own, 1 to 100 characters, no names; a return visit may leave it out. Shown to the community and who made the visit.',
    }),
    category: t.field({
      type: HouseholdCategory,
      description: 'What the household is; what the kind says unless it is a return visit.',
    }),
    visitorId: t.id({
      description:
        'Who went: the person who acts, or else the organisation, unless the community says that it was somebody else.',
    }),
    visitedAt: t.field({ type: 'DateTime', description: 'When; now unless said, never later.' }),
    outcome: t.field({
      type: VisitOutcome,
      required: true,
      description: 'Whether somebody was met.',
    }),
    note: t.string({ description: 'What was found, in 1 to 1000 characters.' }),
    needs: t.field({
      type: [VisitNeedInput],
      description: 'What is needed, 20 at most, each a demand of its own; asks for demands:write.',
    }),
    claimId: t.id({ description: 'The claim that a return visit asks about; or else demandId.' }),
    demandId: t.id({ description: 'The settled demand that a return visit asks about.' }),
    satisfied: t.boolean({ description: 'Whether they are content, where they were met again.' }),
    rating: t.field({
      type: VisitRatingInput,
      description: 'What they think of a confirmed claim, once for each household.',
    }),
  }),
});

const VisitPayload = payload(kernelView(builder), words, {
  name: 'VisitPayload',
  field: 'visit',
  node: Visit,
  entity: visitRows,
  description: 'What came of logging a visit.',
});

builder.mutationField('logVisit', (t) =>
  t.field({
    type: VisitPayload,
    nullable: true,
    description:
      'Logs a visit (登记走访) together with all that it turned out to be needed. By who may put needs forward there (submitDemand); a return visit by the community or one above it, never by who provided. Needs the scope community:write, and demands:write where something is needed.',
    args: { input: t.arg({ type: LogVisitInput, required: true, description: 'What.' }) },
    resolve: (_root, { input }, ctx) => {
      if ((input.needs ?? []).length > 0) {
        requireScope(ctx, DEMANDS_WRITE);
      }
      return logVisit(input, requireScope(ctx, COMMUNITY_WRITE), ctx);
    },
  }),
);
