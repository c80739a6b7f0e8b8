import { entity } from '@lianjian/kernel/entities';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Audience, ReasonCode, ResourceSide, ResourceState, ServiceUnit } from '../enumerations.ts';
import { FreightRoute } from '../freight/freight-route.ts';
import { Agreement, Area, Compound, Organisation, Provider, reference } from '../references.ts';
import { ScheduleRule } from './schedule-rule.ts';

export const resourceRows = entity('ServiceResource', (args) =>
  db().serviceResource.findMany(args),
);

export const ServiceResource = builder.prismaObject('ServiceResource', {
  description: 'What a unit or resident offers on the list of a community (服务资源).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as res-nb-01.' }),
    title: t.exposeString('title', { description: 'What is offered, in a few words.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What is offered, at length.',
    }),
    category: t.expose('category', {
      type: words.ServiceCategory,
      description: 'What it is about.',
    }),
    audiences: t.expose('audiences', {
      type: [Audience],
      description: 'Whom it serves, at least one; ANY serves everybody.',
    }),
    unit: t.expose('unit', { type: ServiceUnit, description: 'What it is counted in.' }),
    capacityPerQuarter: t.exposeInt('capacityPerQuarter', {
      description: 'How much of it there is in a quarter, from 0.',
    }),
    availableFrom: t.expose('availableFrom', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it is offered; null: no bound.',
    }),
    availableTo: t.expose('availableTo', {
      type: 'Date',
      nullable: true,
      description: 'The last day on which it is offered; null: no bound.',
    }),
    schedule: t.relation('schedule', {
      type: ScheduleRule,
      description: 'When in the week it is offered; none means at any time.',
      query: { orderBy: [{ weekday: 'asc' }, { fromTime: 'asc' }] },
    }),
    routes: t.field({
      type: [FreightRoute],
      select: { routes: { orderBy: [{ fromPlace: 'asc' }, { toPlace: 'asc' }] } },
      description: 'Where a truck goes (车找货); none of a truck means anywhere.',
      resolve: ({ routes }) =>
        routes.map(({ fromPlace, toPlace }) => ({ from: fromPlace, to: toPlace })),
    }),
    assuredOn: t.expose('assuredOn', {
      type: 'Date',
      nullable: true,
      description: 'When somebody last made sure that it still holds.',
    }),
    state: t.expose('state', { type: ResourceState, description: 'Whether it can be claimed.' }),
    suspendedBy: t.expose('suspendedBy', {
      type: ResourceSide,
      nullable: true,
      description: 'Which side paused it; null while it is not paused, or where that is not known.',
    }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was paused or withdrawn; null while it is offered, or where not known.',
    }),
  }),
});
builder.asEntity(ServiceResource, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: resourceRows.resolveReference,
});
words.stored(ServiceResource);

builder.prismaObjectFields(ServiceResource, (t) => ({
  provider: t.field({
    type: Provider,
    nullable: true,
    description: 'Who offers it: a unit or a resident.',
    resolve: (row) => reference(row.providerOrganisationId ?? row.providerPersonId),
  }),
  deliveredBy: t.field({
    type: Organisation,
    nullable: true,
    description: 'Who brings it, where that is not the provider.',
    resolve: ({ deliveredById }) => reference(deliveredById),
  }),
  listedIn: t.field({
    type: Area,
    nullable: true,
    description: 'The community whose list carries it.',
    resolve: ({ areaId }) => ({ id: areaId }),
  }),
  serviceAreas: t.field({
    type: [Area],
    nullable: { list: true, items: true },
    description: 'The areas that it serves, with all below them.',
    select: { serviceAreas: { select: { areaId: true }, orderBy: { areaId: 'asc' } } },
    resolve: ({ serviceAreas }) => serviceAreas.map(({ areaId }) => ({ id: areaId })),
  }),
  serviceCompounds: t.field({
    type: [Compound],
    nullable: { list: true, items: true },
    description: 'Single compounds that it serves.',
    select: { serviceCompounds: { select: { compoundId: true }, orderBy: { compoundId: 'asc' } } },
    resolve: ({ serviceCompounds }) =>
      serviceCompounds.map(({ compoundId }) => ({ id: compoundId })),
  }),
  agreement: t.field({
    type: Agreement,
    nullable: true,
    description: 'The agreement under which it is offered, if any.',
    resolve: ({ agreementId }) => reference(agreementId),
  }),
}));

builder.queryField('serviceResource', (t) =>
  t.prismaField({
    type: ServiceResource,
    nullable: true,
    description: 'A resource by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the resource.' }) },
    resolve: (query, _root, { id }) => db().serviceResource.findUnique({ ...query, where: { id } }),
  }),
);
