import { entity } from '@lianjian/kernel/entities';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { ReasonCode } from '../enumerations.ts';
import { lifeTransitions } from '../lifecycle/life-transitions.ts';
import { Area, Compound, Organisation, Provider, reference } from '../references.ts';
import { ACTIVITY_STEPS, activityKeeper } from './activity.rules.ts';
import {
  ParticipantRole,
  ServiceActivityKind,
  ServiceActivityState,
} from './activity-enumerations.ts';

export const activityRows = entity('ServiceActivity', (args) =>
  db().serviceActivity.findMany(args),
);

const ActivityService = builder.prismaObject('ActivityService', {
  description: 'One service at an activity (服务项目).',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What is offered, in a few words.' }),
    resource: t.relation('resource', {
      nullable: true,
      description: 'The resource that it comes from, if any.',
    }),
    provider: t.field({
      type: Provider,
      nullable: true,
      description: 'Who offers it; null when unknown.',
      resolve: (row) => reference(row.providerOrganisationId ?? row.providerPersonId),
    }),
  }),
});

const ActivityZone = builder.prismaObject('ActivityZone', {
  description: 'Which group works where (分组划片).',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'The group.' }),
    place: t.exposeString('place', { description: 'Where it works.' }),
  }),
});

const ActivityParticipants = builder.prismaObject('ActivityParticipants', {
  description: 'How many took part as one thing (参与人数).',
  fields: (t) => ({
    role: t.expose('role', { type: ParticipantRole, description: 'As what.' }),
    count: t.exposeInt('count', { description: 'How many, at least 1.' }),
  }),
});

export const ServiceActivity = builder.prismaObject('ServiceActivity', {
  description:
    'A day on which a community brings services to whoever comes, or volunteers work together (志愿服务活动).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as act-longze-clinic.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What is planned, at length.',
    }),
    kind: t.expose('kind', { type: ServiceActivityKind, description: 'What sort it is.' }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The community that keeps it.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound where it is; null when it is for the whole community.',
      resolve: ({ compoundId }) => reference(compoundId),
    }),
    heldOn: t.expose('heldOn', {
      type: 'PartialDate',
      description: 'The day on which it is or was held, as far as it is known.',
    }),
    state: t.expose('state', { type: ServiceActivityState, description: 'Where it stands.' }),
    services: t.relation('services', {
      description: 'What is offered at it.',
      query: { orderBy: { position: 'asc' } },
      type: ActivityService,
    }),
    zones: t.relation('zones', {
      description: 'Who works where; none where nobody was told off.',
      query: { orderBy: { position: 'asc' } },
      type: ActivityZone,
    }),
    teams: t.field({
      type: [Organisation],
      nullable: { list: true, items: true },
      description: 'The teams that take part.',
      select: { teams: { select: { teamId: true }, orderBy: { teamId: 'asc' } } },
      resolve: ({ teams }) => teams.map(({ teamId }) => ({ id: teamId })),
    }),
    participants: t.relation('participants', {
      description: 'How many took part, by role; none until it was held or when unknown.',
      query: { orderBy: { role: 'asc' } },
      type: ActivityParticipants,
    }),
    report: t.exposeString('report', {
      nullable: true,
      description: 'What came of it, once it was held.',
    }),
    reason: t.expose('reason', {
      type: ReasonCode,
      nullable: true,
      description: 'Why it was cancelled.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description:
        'The ways on from where it stands that there are mutations for, as they are for the caller.',
      resolve: (row, _args, { actor }) =>
        lifeTransitions(ACTIVITY_STEPS, activityKeeper, row, actor),
    }),
  }),
});
builder.asEntity(ServiceActivity, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: activityRows.resolveReference,
});
words.stored(ServiceActivity);

builder.queryField('serviceActivity', (t) =>
  t.prismaField({
    type: ServiceActivity,
    nullable: true,
    description: 'An activity by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the activity.' }) },
    resolve: (query, _root, { id }) => db().serviceActivity.findUnique({ ...query, where: { id } }),
  }),
);
