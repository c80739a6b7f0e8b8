import { entity } from '@lianjian/kernel/entities';
import { areaPath, sql, within } from '@lianjian/kernel/sql';
import { Area } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Compound, Grid } from '../references.ts';
import { TeamKind } from '../team/kinds.ts';
import { Team } from '../team/team.ts';
import { OrganisationKind } from './kinds.ts';

export const organisationRows = entity('Organisation', (args) => db().organisation.findMany(args));

export const Organisation = builder.prismaObject('Organisation', {
  description:
    'Whoever acts, signs, offers, claims or answers as a body (组织): committees, Party branches, units, firms, teams.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as org-com-ningbao.' }),
    kind: t.expose('kind', { type: OrganisationKind, description: 'What sort of body it is.' }),
    skills: t.expose('skills', {
      type: [words.ServiceCategory],
      description: 'What it is able to do, as far as said; empty where nothing is.',
    }),
    area: t.relation('area', {
      nullable: true,
      description: 'The smallest area that holds all it is known for.',
    }),
    actsFor: t.relation('actsFor', {
      nullable: true,
      description: 'The street or community that it acts for, with all below; null for others.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The organisation right above it; null for none.',
    }),
    host: t.relation('host', {
      nullable: true,
      description: 'The unit whose Party organisation it is; null for others.',
    }),
    compound: t.field({
      type: Compound,
      nullable: true,
      description: 'The compound it belongs to; null for none.',
      resolve: ({ compoundId: id }) => (id === null ? null : { id }),
    }),
    grid: t.field({
      type: Grid,
      nullable: true,
      description: 'Of a grid branch: its grid.',
      resolve: ({ gridId: id }) => (id === null ? null : { id }),
    }),
    formalBranch: t.exposeBoolean('formalBranch', {
      nullable: true,
      description: 'Of a branch: whether it was set up in full form (建制式); null where not said.',
    }),
    establishedOn: t.expose('establishedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was set up; null where not said.',
    }),
    dissolvedOn: t.expose('dissolvedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When it was dissolved; null while it exists.',
    }),
    team: t.variant(Team, {
      isNull: ({ kind }) => kind !== 'VOLUNTEER_TEAM',
      description: 'What there is to say of a team; null for all others.',
    }),
  }),
});

builder.asEntity(Organisation, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: organisationRows.resolveReference,
});
words.named(Organisation);
words.stored(Organisation);

const { filters } = words;
export const organisations = listing({
  node: Organisation,
  entity: organisationRows,
  from: 'organisation',
  db,
  fields: {
    ...words.storedFields,
    name: { kind: filters.name, value: 'name_zh', description: 'The name or one of the aliases.' },
    area: { kind: filters.area, value: 'area_id', description: 'Where it belongs.' },
    kind: { kind: filters.oneOf(OrganisationKind), value: 'kind', description: 'What sort it is.' },
    skills: {
      kind: filters.someOf(words.ServiceCategory),
      value: 'skills',
      description: 'What it is able to do.',
      order: false,
    },
    teamKind: {
      kind: filters.oneOf(TeamKind),
      value: 'team_kind',
      description: 'Of a team: what sort of team it is.',
    },
    parentId: { kind: filters.id, value: 'parent_id', description: 'Who is right above it.' },
    hostId: { kind: filters.id, value: 'host_id', description: 'Whose Party organisation it is.' },
    compoundId: { kind: filters.id, value: 'compound_id', description: 'Its compound.' },
    formalBranch: {
      kind: filters.boolean,
      value: 'formal_branch',
      description: 'Of a branch: whether it was set up in full form.',
    },
    establishedOn: {
      kind: filters.partialDate,
      value: 'established_on',
      description: 'When it was set up.',
    },
    dissolvedOn: {
      kind: filters.partialDate,
      value: 'dissolved_on',
      description: 'When it was dissolved; isNull: it exists.',
    },
  },
  toOne: {
    parent: { node: Organisation, key: 'parent_id', description: 'Who is right above it.' },
    host: { node: Organisation, key: 'host_id', description: 'Whose Party organisation it is.' },
  },
});

organisations.nested(Organisation, 'children', {
  nullable: false,
  description: 'The organisations right below it.',
  scope: (parent) => sql`x.parent_id = ${parent}`,
});
organisations.nested(Organisation, 'partyOrganisations', {
  nullable: false,
  description: 'The Party organisations of the unit.',
  scope: (host) => sql`x.host_id = ${host}`,
});
organisations.nested(Area, 'organisations', {
  description: 'The organisations of the area and of all areas below it.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
organisations.nested(Compound, 'organisations', {
  description: 'The bodies of the compound: its branch, groups, hub households, teams.',
  scope: (compound) => sql`x.compound_id = ${compound}`,
});
organisations.root('organisations', 'All organisations.');

builder.queryField('organisation', (t) =>
  t.prismaField({
    type: Organisation,
    nullable: true,
    description: 'An organisation by its id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id of the organisation.' }) },
    resolve: (query, _root, { id }) => db().organisation.findUnique({ ...query, where: { id } }),
  }),
);
