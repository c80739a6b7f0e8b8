import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { areaPath, raw, sql, within } from '@lianjian/kernel/sql';
import { Area } from '../area/area.ts';
import { builder, listing, words } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation } from '../organisation/organisation.ts';
import { Person } from '../person/person.ts';
import { abilitiesOf } from './ability.rules.ts';
import { TeamRole } from './kinds.ts';
import { rosterWays } from './leaving.rules.ts';
import { Team } from './team.ts';

export const teamMemberRows = entity('TeamMember', (args) => db().teamMember.findMany(args));

const IS_IN_FORCE = raw('is_in_force(x.joined_on, x.left_on, today())');
const standing = rowsByKey<{ key: string }>(
  db,
  (ids) => sql`select x.id as key from team_member x where x.id = any(${ids}) and ${IS_IN_FORCE}`,
);

export const TeamMember = builder.prismaObject('TeamMember', {
  description: 'That somebody is in a team, and what they can do there (队员).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as mem-qianshang-repair-qianshang-01.' }),
    team: t.relation('team', { description: 'The team, as the organisation that it is.' }),
    person: t.relation('person', { description: 'Who it is, by handle.' }),
    role: t.expose('role', {
      type: TeamRole,
      nullable: true,
      description: 'As what; null where the team knows no such roles.',
    }),
    partyMember: t.exposeBoolean('partyMember', {
      nullable: true,
      description: 'Whether the member is in the Party; null where not known.',
    }),
    skills: t.expose('skills', {
      type: [words.ServiceCategory],
      description: 'What the roster says that the member can do; empty where it says nothing.',
    }),
    abilities: t.field({
      type: [words.ServiceCategory],
      description:
        'What the member is taken to be able to do: what the roster says of the member, or where it says nothing of them, what is said of the whole team.',
      select: { skills: true, team: { select: { skills: true } } },
      resolve: ({ skills, team }) => [...abilitiesOf(skills, team.skills)],
    }),
    joinedOn: t.expose('joinedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when; null where not said.',
    }),
    leftOn: t.expose('leftOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Until when, that day included; null for a member of today.',
    }),
    inForce: t.boolean({
      description: 'Whether they are a member today.',
      resolve: async ({ id }, _args, ctx) => (await standing(id, ctx)).length > 0,
    }),
    allowedTransitions: t.field({
      type: [words.Transition],
      description: 'The ways on from where it stands, as they are for the caller.',
      select: { leftOn: true, areaPath: true, personId: true },
      resolve: (member, _args, { actor }) => rosterWays(member, actor),
    }),
  }),
});
words.stored(TeamMember);

/** The same as `abilitiesOf`, over `team_member x`. */
const ABILITIES = raw(`case when cardinality(x.skills) > 0 then x.skills
  else (select o.skills from organisation o where o.id = x.team_id) end`);

const { filters } = words;
const members = listing({
  node: TeamMember,
  entity: teamMemberRows,
  from: 'team_member',
  db,
  fields: {
    ...words.storedFields,
    area: { kind: filters.area, value: 'area_id', description: 'Where the member belongs.' },
    teamId: { kind: filters.id, value: 'team_id', description: 'The team.' },
    personId: { kind: filters.id, value: 'person_id', description: 'The person.' },
    role: { kind: filters.oneOf(TeamRole), value: 'role', description: 'As what.' },
    partyMember: {
      kind: filters.boolean,
      value: 'party_member',
      description: 'Whether the member is in the Party.',
    },
    skills: {
      kind: filters.someOf(words.ServiceCategory),
      value: 'skills',
      description: 'What the roster says that the member can do.',
      order: false,
    },
    abilities: {
      kind: filters.someOf(words.ServiceCategory),
      value: ABILITIES,
      description: 'What the member is taken to be able to do.',
      order: false,
    },
    inForce: {
      kind: filters.boolean,
      value: IS_IN_FORCE,
      description: 'Whether they are a member today.',
      order: false,
    },
    leftOn: {
      kind: filters.partialDate,
      value: 'left_on',
      description: 'Until when; isNull: a member of today.',
    },
  },
  toOne: {
    person: { node: Person, key: 'person_id', description: 'The person.' },
    team: { node: Organisation, key: 'team_id', description: 'The team.' },
  },
});

members.nested(Team, 'members', {
  nullable: false,
  description: 'The members on record, of today and of the past.',
  scope: (team) => sql`x.team_id = ${team}`,
});
members.nested(Person, 'memberships', {
  nullable: false,
  description: 'The teams that the person is or was in.',
  scope: (person) => sql`x.person_id = ${person}`,
});
members.nested(Area, 'teamMembers', {
  nullable: false,
  description:
    'The members of teams of the area and below it: with a filter by abilities those who could be asked to attend.',
  scope: (area) => within(sql`x.area_path`, areaPath(area)),
});
members.root('teamMembers', 'All members of teams on record.');
