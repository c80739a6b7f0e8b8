import { kernelView } from '@lianjian/kernel/builder';
import { requireScope } from '@lianjian/kernel/errors';
import { enter } from '@lianjian/vocabulary/entry';
import { keyFields, payload, versionField } from '@lianjian/vocabulary/payload';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import { builder, words } from '../builder.ts';
import { TeamRole } from './kinds.ts';
import { leave } from './leaving.store.ts';
import { enrol } from './roster.store.ts';
import { TeamMember, teamMemberRows } from './team-member.ts';

const TeamMemberPayload = payload(kernelView(builder), words, {
  name: 'TeamMemberPayload',
  field: 'teamMember',
  node: TeamMember,
  entity: teamMemberRows,
  description: 'What came of a change to the roster of a team.',
});

const EnrolTeamMemberInput = builder.inputType('EnrolTeamMemberInput', {
  description: 'Somebody who joins a team.',
  fields: (t) => ({
    ...keyFields(t),
    teamId: t.id({ required: true, description: 'The team, an organisation of its kind.' }),
    personId: t.id({ required: true, description: 'Who joins.' }),
    role: t.field({ type: TeamRole, description: 'As what; left out where the team knows none.' }),
    partyMember: t.boolean({ description: 'Whether they are in the Party, where it is known.' }),
    skills: t.field({ type: [words.ServiceCategory], description: 'What they can do.' }),
    joinedOn: t.field({ type: 'PartialDate', description: 'Since when; not after today.' }),
  }),
});

const EndTeamMembershipInput = builder.inputType('EndTeamMembershipInput', {
  description: 'A place on a roster that is given up.',
  fields: (t) => ({
    ...keyFields(t),
    ...versionField(t),
    teamMemberId: t.id({ required: true, description: 'The place on the roster.' }),
    endsOn: t.field({
      type: 'PartialDate',
      required: true,
      description: 'The last day, that day included; not after today.',
    }),
  }),
});

builder.mutationFields((t) => ({
  enrolTeamMember: t.field({
    type: TeamMemberPayload,
    nullable: true,
    description:
      'Puts somebody onto the roster of a team (入队): by the platform anywhere, by a street or community for teams of its own area and below. Refused while they are on it. Needs the scope registry:write.',
    args: { input: t.arg({ type: EnrolTeamMemberInput, required: true, description: 'Who.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const row = {
        teamId: input.teamId,
        personId: input.personId,
        role: input.role ?? null,
        partyMember: input.partyMember ?? null,
        skills: [...new Set(input.skills ?? [])].sort(),
        joinedOn: input.joinedOn ?? null,
      };
      const entry = { mutation: 'enrolTeamMember', prefix: 'mem', input, actor, row };
      return enter({ ...entry, violations: [] }, (...written) => enrol(...written, ctx));
    },
  }),
  endTeamMembership: t.field({
    type: TeamMemberPayload,
    nullable: true,
    description:
      'Ends that somebody is in a team (离队): they stay on record, and may no longer claim as a member. By the platform anywhere, by a street or community for teams of its own area and below. Needs the scope registry:write.',
    args: { input: t.arg({ type: EndTeamMembershipInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, ctx) => {
      const actor = requireScope(ctx, REGISTRY_WRITE);
      const { teamMemberId, endsOn, expectedVersion } = input;
      const row = { teamMemberId, endsOn, expectedVersion };
      const entry = { mutation: 'endTeamMembership', objectId: teamMemberId, input, actor, row };
      return enter({ ...entry, violations: [] }, (...leaving) => leave(...leaving, ctx));
    },
  }),
}));
