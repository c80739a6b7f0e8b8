import { entity } from '@lianjian/kernel/entities';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Audience, ReasonCode } from '../enumerations.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area, Compound, Organisation, Provider, reference } from '../references.ts';
import { RECURRING_STEPS, recurringKeeper } from './recurring.rules.ts';
import { RecurringServiceState } from './recurring-enumerations.ts';

export const recurringRows = entity('RecurringService', (args) =>
  db().recurringService.findMany(args),
);

const ServicePause = builder.prismaObject('ServicePause', {
  description: 'A stretch in which a recurring service does not come (暂停期).',
  fields: (t) => ({
    from: t.expose('fromDay', { type: 'Date', description: 'The first day.' }),
    to: t.expose('toDay', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null while it is under way.',
    }),
    reason: t.expose('reason', { type: ReasonCode, description: 'Why.' }),
  }),
});

export const RecurringService = builder.prismaObject('RecurringService', {
  description:
    'A service that comes on its weekdays until it is ended (定期服务), such as meals brought home.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as rsv-nb-meals.' }),
    title: t.exposeString('title', { description: 'What comes, in a few words.' }),
    category: t.expose('category', {
      type: words.ServiceCategory,
      description: 'What it is about.',
    }),
    audiences: t.expose('audiences', { type: [Audience], description: 'For whom it is.' }),
    criteria: t.exposeString('criteria', {
      nullable: true,
      description: 'Who can have it, by criteria and never by name.',
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound; null where it is for the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    provider: t.field({
      type: Provider,
      nullable: true,
      description: 'Who offers it.',
      resolve: (row) => reference(row.providerOrganisationId ?? row.providerPersonId),
    }),
    deliveredBy: t.field({
      type: Organisation,
      nullable: true,
      description: 'Who brings it, where that is not the provider.',
      resolve: ({ deliveredById }) => reference(deliveredById),
    }),
    resource: t.relation('resource', {
      nullable: true,
      description: 'The resource that it comes from; null where its claim needed none.',
    }),
    weekdays: t.exposeIntList('weekdays', {
      description: 'On which weekdays it comes, 1 (Monday) to 7, in order.',
    }),
    fromTime: t.exposeString('fromTime', { description: 'From when, HH:MM of Asia/Shanghai.' }),
    toTime: t.exposeString('toTime', { nullable: true, description: 'Until when, HH:MM.' }),
    workdaysOnly: t.exposeBoolean('workdaysOnly', {
      description: 'Whether it stays away on public holidays, as far as those were announced.',
    }),
    startsOn: t.expose('startsOn', { type: 'Date', description: 'The first day.' }),
    endsOn: t.expose('endsOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null while that is open.',
    }),
    pauses: t.relation('pauses', {
      type: ServicePause,
      description: 'When it does not come, the earliest first.',
      query: { orderBy: { fromDay: 'asc' } },
    }),
    state: t.expose('state', { type: RecurringServiceState, description: 'Where it stands.' }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was ended.',
    }),
  }),
});
builder.asEntity(RecurringService, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: recurringRows.resolveReference,
});
words.stored(RecurringService);

builder.prismaObjectField(RecurringService, 'allowedTransitions', (t) =>
  t.field({
    type: [words.Transition],
    description:
      'The ways on from where it stands that there are mutations for, as they are for the caller.',
    resolve: (row, _args, { actor }) =>
      lifeTransitions(
        RECURRING_STEPS,
        recurringKeeper,
        { ...row, providerId: row.providerOrganisationId ?? row.providerPersonId ?? '' },
        actor,
      ),
  }),
);

builder.queryField('recurringService', (t) =>
  t.prismaField({
    type: RecurringService,
    nullable: true,
    description: 'A recurring service by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the service.' }) },
    resolve: (query, _root, { id }) =>
      db().recurringService.findUnique({ ...query, where: { id } }),
  }),
);
