import { entity } from '@lianjian/kernel/entities';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Audience, DemandKind, LocationClass, Track, Urgency } from '../enumerations.ts';
import { ClaimPolicy } from '../kinds/claim-policy.ts';
import { policyOf } from '../kinds/kinds.ts';
import { isForUnits } from '../list-policy/wish.store.ts';
import { Agreement, Area, Compound, Organisation, reference } from '../references.ts';
import { mayKnowDemand, onlyForReaders } from './demand.visibility.ts';

export const demandRows = entity('Demand', (args) => db().demandNow.findMany(args));

export const Demand = builder.prismaObject('DemandNow', {
  name: 'Demand',
  description:
    'What somebody needs (需求). Kinds other than COMMUNITY_PROJECT can be read by their community, the parties and whoever may claim; the public sees how many there are. Whoever took part once (whose claim came to nothing, who sent it back, whose own demand was merged into it) is told what it is (title, kind and particulars, place, quantities, state), and not what is said of it: no description, no history, and nothing of what others do for it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as dem-nb-2023q2-01.' }),
    title: t.exposeString('title', { description: 'What is needed, in a few words.' }),
    description: t.string({
      nullable: true,
      description: 'What is needed, at length; for readers of the demand.',
      resolve: (row, _args, ctx) => onlyForReaders(row, ctx, row.description),
    }),
    kind: t.expose('kind', { type: DemandKind, description: 'What sort of need it is.' }),
    track: t.expose('track', {
      type: Track,
      description: 'Whether it is claimed or assigned; what was routed is assigned.',
    }),
    category: t.expose('category', {
      type: words.ServiceCategory,
      description: 'What it is about.',
    }),
    audience: t.expose('audience', { type: Audience, description: 'For whom it is.' }),
    urgency: t.expose('urgency', { type: Urgency, description: 'How soon it is needed.' }),
    locationClass: t.expose('locationClass', {
      type: LocationClass,
      description: 'On whose ground the work is.',
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that collected it.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that it is from; null when it is of the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    responsibleParty: t.field({
      type: Organisation,
      nullable: true,
      description:
        'Who answers for it (责任主体), where it was routed to somebody; for readers of the demand.',
      resolve: async (row, _args, ctx) =>
        reference(await onlyForReaders(row, ctx, row.responsiblePartyId)),
    }),
    agreement: t.field({
      type: Agreement,
      nullable: true,
      description: 'The agreement that it belongs to, if any.',
      resolve: ({ agreementId }) => reference(agreementId),
    }),
    claimPolicy: t.field({
      type: ClaimPolicy,
      nullable: true,
      description: 'Who may claim it and how; null on the assign track.',
      resolve: async (row, _args, ctx) => policyOf(row, await isForUnits(row, ctx)),
    }),
  }),
});
builder.prismaObjectField(Demand, 'mergedInto', (t) =>
  t.field({
    type: Demand,
    nullable: true,
    description:
      'The demand that goes on for this one, where it was merged; for those who may read that one, took part in it, or put this one forward.',
    resolve: async ({ mergedIntoId: id }, _args, ctx, info) =>
      id !== null && (await mayKnowDemand(id, ctx)) ? demandRows.load(id, ctx, info) : null,
  }),
);
builder.asEntity(Demand, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: demandRows.resolveReference,
});
words.stored(Demand);

/** A demand that another row names is there: demands are never deleted. */
export function standing<Row>(row: Row | null): Row {
  if (row === null) {
    throw new Error('A demand vanished while it was read.');
  }
  return row;
}

builder.queryField('demand', (t) =>
  t.field({
    type: Demand,
    nullable: true,
    description:
      'A demand by its id; null when there is none that the caller may read, or took part in.',
    args: { id: t.arg.id({ required: true, description: 'The id of the demand.' }) },
    resolve: async (_root, { id }, ctx, info) =>
      (await mayKnowDemand(id, ctx)) ? demandRows.load(id, ctx, info) : null,
  }),
);
