import { entity } from '@lianjian/kernel/entities';
import { sql } from '@lianjian/kernel/sql';
import { Area, areaRows } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Person, personRows } from '../person/person.ts';
import { Agreement } from '../references.ts';
import { TieEnd, TieKind, TieState } from './kinds.ts';
import { awaitsOrganisation, awaitsPerson, visibleTies } from './tie.visibility.ts';
import { tieWays } from './tie-steps.rules.ts';

export const tieRows = entity('Tie', (args) => db().tieNow.findMany(args));

/** What its ways on go by. */
const STANDING = {
  state: true,
  awaits: true,
  startsOn: true,
  endsOn: true,
  areaPath: true,
  fromOrganisationId: true,
  fromOrganisationPath: true,
  fromPersonId: true,
  fromPersonPath: true,
  toOrganisationId: true,
  toAreaId: true,
} as const;

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
      description:
        'Until when, that day included; null while no end is known. Before its start where it was called off before it began.',
    }),
    state: t.expose('state', {
      type: TieState,
      description: 'How far it has come: by what its ends have said, then by its last day.',
    }),
    awaits: t.expose('awaits', {
      type: [TieEnd],
      description:
        'The ends that have not said yet that it stands; a tie that waits for one is shown to its ends alone.',
    }),
    declinedAt: t.expose('declinedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was declined or taken back; null otherwise.',
    }),
    inForce: t.exposeBoolean('inForce', {
      description: 'Whether it stands today: all its ends have said so, and by its days it does.',
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: STANDING,
      resolve: (tie, _args, { actor }) => tieWays(tie, actor),
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
  visible: visibleTies,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where it counts.' },
    kind: { kind: filters.oneOf(TieKind), value: 'kind', description: 'How they are tied.' },
    state: { kind: filters.oneOf(TieState), value: 'state', description: 'How far it has come.' },
    awaits: {
      kind: filters.someOf(TieEnd),
      value: 'awaits',
      order: false,
      description: 'The ends that have not said yet that it stands.',
    },
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
  toOne: {
    fromOrganisation: {
      node: Organisation,
      key: 'from_organisation_id',
      description: 'The organisation that it begins at.',
    },
    fromPerson: {
      node: Person,
      key: 'from_person_id',
      description: 'The person that it begins at.',
    },
    toOrganisation: {
      node: Organisation,
      key: 'to_organisation_id',
      description: 'The organisation that it leads to.',
    },
    toArea: { node: Area, key: 'to_area_id', description: 'The area that it leads to.' },
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
ties.nested(Organisation, 'tiesToConfirm', {
  nullable: false,
  description:
    'The ties that wait for its word, as an end or as who keeps the books of the place where an end belongs (待确认的关系); shown to whom they concern. Answered with confirmTie or declineTie.',
  orderBy: [{ field: 'createdAt', direction: 'ASC' }],
  scope: awaitsOrganisation,
});
ties.nested(Person, 'tiesToConfirm', {
  nullable: false,
  description: 'The ties that wait for the word of the person; shown to whom they concern.',
  orderBy: [{ field: 'createdAt', direction: 'ASC' }],
  scope: awaitsPerson,
});
ties.root(
  'ties',
  'All ties, those ended too; those that wait for an end, or were declined, for their ends alone.',
);
