import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { Area, areaRows } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Person, personRows } from '../person/person.ts';
import { Compound } from '../references.ts';
import { AppointmentSource, Post } from './posts.ts';

const rows = entity('Appointment', (args) => db().appointmentNow.findMany(args));

const Appointment = builder.prismaObject('AppointmentNow', {
  name: 'Appointment',
  description:
    'That somebody holds a post in an organisation (任职). A concurrent one (挂职) is held beside the post of one’s own.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as apt-yueyuan-manager.' }),
    post: t.expose('post', { type: Post, description: 'The post.' }),
    source: t.expose('source', {
      type: AppointmentSource,
      nullable: true,
      description: 'Where the holder comes from; null where not said.',
    }),
    person: t.field({
      type: Person,
      nullable: true,
      description: 'Who holds it, by handle.',
      resolve: ({ personId }, _args, ctx, info) => personRows.load(personId, ctx, info),
    }),
    organisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'Where the post is.',
      resolve: ({ organisationId }, _args, ctx, info) =>
        organisationRows.load(organisationId, ctx, info),
    }),
    area: t.field({
      type: Area,
      nullable: true,
      description: 'Where it is held.',
      resolve: ({ areaId }, _args, ctx, info) => areaRows.load(areaId, ctx, info),
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound that the post is about; null for none.',
      resolve: ({ compoundId: id }) => (id === null ? null : { id }),
    }),
    concurrent: t.exposeBoolean('concurrent', {
      description: 'Whether it is held beside the holder’s own post elsewhere (挂职).',
    }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when; null where not said.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when, that day included; null while it is held.',
    }),
    inForce: t.exposeBoolean('inForce', { description: 'Whether it is held today.' }),
  }),
});

builder.prismaObjectField(Appointment, 'substantive', (t) =>
  t.field({
    type: Appointment,
    nullable: true,
    description:
      'Of a concurrent post: the holder’s own one, at a firm or committee of the same compound; null for others.',
    resolve: ({ substantiveId: id }, _args, ctx, info) =>
      id === null ? null : rows.load(id, ctx, info),
  }),
);
words.stored(Appointment);

const { filters } = words;
const appointments = listing({
  node: Appointment,
  entity: rows,
  from: 'appointment_now',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where it is held.' },
    post: { kind: filters.oneOf(Post), value: 'post', description: 'The post.' },
    source: {
      kind: filters.oneOf(AppointmentSource),
      value: 'source',
      description: 'Where the holder comes from.',
    },
    concurrent: {
      kind: filters.boolean,
      value: 'concurrent',
      description: 'Whether it is held beside a post elsewhere.',
    },
    personId: { kind: filters.id, value: 'person_id', description: 'Who holds it.' },
    organisationId: { kind: filters.id, value: 'organisation_id', description: 'Where it is.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'The compound.' },
    inForce: { kind: filters.boolean, value: 'in_force', description: 'Whether it is held today.' },
  },
  toOne: {
    organisation: { node: Organisation, key: 'organisation_id', description: 'Where the post is.' },
    person: { node: Person, key: 'person_id', description: 'Who holds it.' },
    substantive: {
      node: Appointment,
      key: 'substantive_id',
      description: 'The post beside which it is held.',
    },
  },
});

appointments.nested(Appointment, 'concurrents', {
  nullable: false,
  description: 'The posts that the holder has beside this one.',
  scope: (own) => sql`x.substantive_id = ${own}`,
});
appointments.nested(Organisation, 'appointments', {
  nullable: false,
  description: 'Who holds or held which post in it.',
  scope: (organisation) => sql`x.organisation_id = ${organisation}`,
});
appointments.nested(Person, 'appointments', {
  nullable: false,
  description: 'The posts that the person holds or held.',
  scope: (person) => sql`x.person_id = ${person}`,
});
appointments.nested(Area, 'appointments', {
  nullable: false,
  description: 'The posts in the area and below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
appointments.nested(Compound, 'appointments', {
  description: 'The posts about the compound: in its branch, its firm, its committee.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
appointments.root('appointments', 'All posts that somebody holds or held.');
