import type { Context } from '@lianjian/kernel/context';
import { entity } from '@lianjian/kernel/entities';
import { builder, words } from '../builder.ts';
import { Claim, claimRows } from '../claim/claim.ts';
import { db } from '../db.ts';
import { Demand, demandRows } from '../demand/demand.ts';
import { Area, Compound, Provider, reference } from '../references.ts';
import { mayReadVisit } from './visit.visibility.ts';
import { HouseholdCategory, VisitKind, VisitOutcome } from './visit-enumerations.ts';

export const visitRows = entity('Visit', (args) => db().visit.findMany(args));

/** A private value for those who may read the visit, however its row was come by. */
async function onlyFor<T>(id: string, ctx: Context, value: T | null): Promise<T | null> {
  return value !== null && (await mayReadVisit(id, ctx)) ? value : null;
}

export const Visit = builder.prismaObject('Visit', {
  description:
    'Somebody of the community, or on its behalf, at the door of a household (走访). Read by the community, those above it and whoever made it; others may count them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as vis-longze-01.' }),
    kind: t.expose('kind', { type: VisitKind, description: 'Why they were visited.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound; null where only the community is known.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    household: t.string({
      nullable: true,
      description: "The household by a reference of the community's own, for readers of the visit.",
      resolve: ({ id, household }, _args, ctx) => onlyFor(id, ctx, household),
    }),
    category: t.field({
      type: HouseholdCategory,
      nullable: true,
      description: 'What the household is, for readers of the visit.',
      resolve: ({ id, category }, _args, ctx) => onlyFor(id, ctx, category),
    }),
    visitor: t.field({
      type: Provider,
      nullable: true,
      description: 'Who went, for readers of the visit.',
      resolve: async ({ id, visitorOrganisationId, visitorPersonId }, _args, ctx) =>
        reference(await onlyFor(id, ctx, visitorOrganisationId ?? visitorPersonId)),
    }),
    visitedAt: t.expose('visitedAt', { type: 'DateTime', description: 'When.' }),
    outcome: t.expose('outcome', { type: VisitOutcome, description: 'Whether somebody was met.' }),
    note: t.string({
      nullable: true,
      description: 'What was found, for readers of the visit.',
      resolve: ({ id, note }, _args, ctx) => onlyFor(id, ctx, note),
    }),
    satisfied: t.exposeBoolean('satisfied', {
      nullable: true,
      description: 'Of a return visit: whether they are content; null where nobody was met.',
    }),
    claim: t.field({
      type: Claim,
      nullable: true,
      description: 'What a return visit asks about, where that is a claim.',
      resolve: async ({ id, claimId }, _args, ctx, info) => {
        const known = await onlyFor(id, ctx, claimId);
        return known === null ? null : claimRows.load(known, ctx, info);
      },
    }),
    demand: t.field({
      type: Demand,
      nullable: true,
      description: 'What a return visit asks about: the demand, also where it names a claim.',
      resolve: async ({ id, demandId }, _args, ctx, info) => {
        const known = await onlyFor(id, ctx, demandId);
        return known === null ? null : demandRows.load(known, ctx, info);
      },
    }),
  }),
});
builder.asEntity(Visit, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: visitRows.resolveReference,
});
words.stored(Visit);

builder.queryField('visit', (t) =>
  t.field({
    type: Visit,
    nullable: true,
    description: 'A visit by its id; null when there is none that the caller may read.',
    args: { id: t.arg.id({ required: true, description: 'The id of the visit.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayReadVisit(id, ctx)) ? visitRows.load(id, ctx, info) : null,
  }),
);
