import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { Area, areaRows } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Person, personRows } from '../person/person.ts';
import { Agreement } from '../references.ts';
import { endTransitions } from '../term/end.rules.ts';
import { TieKind } from './kinds.ts';

export const tieRows = entity('Tie', (args) => db().tieNow.findMany(args));

export const Tie = builder.prismaObject('TieNow', {
  name: 'Tie',
  description:
    'That one is tied to another for a time (关系): from an organisation, or a person, to an organisation or an area.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as tie-report-in-nb-unit-b.' }),
    kind: t.expose('kind', { type: TieKind, description: 'How they are tied.' }),
    fromOrganisation: t.field({
      type: Organisation,
      nullable: true,
      description:
        'The organisation it begins at; of a member’s report-in the one that sent the member.',
      resolve: ({ fromOrganisationId: id }, _args, ctx, info) =>
        id === null ? null : organisationRows.load(id, ctx, info),
    }),
    fromPerson: t.field({
      type: Person,
      nullable: true,
      description: 'The person it begins at; null when it begins at an organisation.',
      resolve: ({ fromPersonId: id }, _args, ctx, info) =>
        id === null ? null : personRows.load(id, ctx, info),
    }),
    toOrganisation: t.field({
      type: Organisation,
      nullable: true,
      description: 'The organisation it leads to; null when it leads to an area.',
      resolve: ({ toOrganisationId: id }, _args, ctx, info) =>
        id === null ? null : organisationRows.load(id, ctx, info),
    }),
    toArea: t.field({
      type: Area,
      nullable: true,
      description: 'The community it leads to; null when it leads to an organisation.',
      resolve: ({ toAreaId: id }, _args, ctx, info) =>
        id === null ? null : areaRows.load(id, ctx, info),
    }),
    agreement: t.field({
      type: Agreement,
      nullable: true,
      description: 'The agreement under which it stands; null for none.',
      resolve: ({ agreementId: id }) => (id === null ? null : { id }),
    }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when; null where not said.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when, that day included; null while it stands.',
    }),
    inForce: t.exposeBoolean('inForce', { description: 'Whether it stands today.' }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: { endsOn: true, areaPath: true },
      resolve: (tie, _args, { actor }) => endTransitions('endTie', tie, actor),
    }),
  }),
});
words.stored(Tie);

const { filters } = words;
const ties = listing({
  node: Tie,
  entity: tieRows,
  from: 'tie_now',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where it counts.' },
    kind: { kind: filters.oneOf(TieKind), value: 'kind', description: 'How they are tied.' },
    inForce: { kind: filters.boolean, value: 'in_force', description: 'Whether it stands today.' },
    fromOrganisationId: {
      kind: filters.id,
      value: 'from_organisation_id',
      description: 'The organisation it begins at.',
    },
    fromPersonId: { kind: filters.id, value: 'from_person_id', description: 'The person.' },
    toOrganisationId: {
      kind: filters.id,
      value: 'to_organisation_id',
      description: 'The organisation it leads to.',
    },
    toAreaId: { kind: filters.id, value: 'to_area_id', description: 'The area it leads to.' },
    agreementId: { kind: filters.id, value: 'agreement_id', description: 'The agreement.' },
  },
});

ties.nested(Organisation, 'ties', {
  nullable: false,
  description: 'The ties that begin at it, those ended too.',
  scope: (organisation) => sql`x.from_organisation_id = ${organisation}`,
});
ties.nested(Organisation, 'tiesToIt', {
  nullable: false,
  description: 'The ties that lead to it, those ended too.',
  scope: (organisation) => sql`x.to_organisation_id = ${organisation}`,
});
ties.nested(Person, 'ties', {
  nullable: false,
  description: 'The ties that begin at the person, those ended too.',
  scope: (person) => sql`x.from_person_id = ${person}`,
});
ties.nested(Area, 'tiesToIt', {
  nullable: false,
  description: 'The ties that lead to the area: who reported in or was sent down to it.',
  scope: (area) => sql`x.to_area_id = ${area}`,
});
ties.root('ties', 'All ties, those ended too.');
