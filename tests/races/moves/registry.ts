import { organisation } from '../../testkit/actors.ts';
import { type Ground, member, other, provider } from '../ground.ts';
import { type About, type Move, move, onRow, soon } from './move.ts';

const subgraph = 'organisations';
const TEAM: About = ['organisations.organisation', ({ kind }) => kind === 'VOLUNTEER_TEAM'];
const UNIT: About = ['organisations.organisation', ({ kind }) => kind === 'ENTERPRISE'];
/** The unit of the ground is watched over by its community; another unit is only asked to report in. */
const STANDING_TIE: About = ['organisations.tie', ({ kind }) => kind === 'SUPERVISION'];
const PROPOSED_TIE: About = ['organisations.tie', ({ kind }) => kind === 'REPORT_IN'];
/** Who joins lives elsewhere: that is for the platform to say. */
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', ['registry:write']);
const LEFT_ON = '2024-06';

const inArea = (mutation: string, more: (ground: Ground) => Record<string, unknown>): Move =>
  move(mutation, { subgraph, given: (ground) => ({ areaId: ground.areaId, ...more(ground) }) });

const registerUnit = inArea('registerOrganisation', () => ({ kind: 'ENTERPRISE', nameZh: '花店' }));
const registerTeam = inArea('registerOrganisation', () => ({
  ...{ kind: 'VOLUNTEER_TEAM', teamKind: 'MICRO_REPAIR', nameZh: '修理队' },
}));
const reportIn = (fromOrganisationId: string): Move =>
  move('recordTie', {
    subgraph,
    given: ({ areaId }) => ({ kind: 'REPORT_IN', fromOrganisationId, toAreaId: areaId }),
  });
const supervise = move('recordTie', {
  subgraph,
  about: UNIT,
  given: ({ areaId }, { id: toOrganisationId }) => ({
    ...{ kind: 'SUPERVISION', fromOrganisationId: `org-${areaId}`, toOrganisationId },
  }),
});
const tieStep = { subgraph, input: 'TieStepInput', by: () => other };
const enrol = (personId: string): Move =>
  move('enrolTeamMember', {
    subgraph,
    about: TEAM,
    by: () => platform,
    given: (_ground, { id: teamId }) => ({ teamId, personId }),
  });
const issueKey = move('issueApiKey', {
  subgraph,
  about: UNIT,
  given: (_ground, { id: holderId }) => ({
    ...{ holderId, role: 'PARTNER_UNIT', scopes: ['claims:write'], expiresAt: soon(90) },
  }),
});

/** What a ground has when somebody has joined it. */
export const JOINED: readonly Move[] = [
  registerUnit,
  registerTeam,
  reportIn(other.id),
  supervise,
  enrol('per-nb-resident-1'),
  issueKey,
];

export const REGISTRY_MOVES: readonly Move[] = [
  move('registerArea', {
    subgraph,
    by: ({ street }) => street,
    given: ({ streetId }) => ({ parentId: streetId, level: 'COMMUNITY', nameZh: '新社区' }),
  }),
  registerUnit,
  registerTeam,
  inArea('registerPerson', ({ areaId }) => ({ pseudonym: `松-${areaId}` })),
  { ...inArea('registerCompound', () => ({ nameZh: '新苑' })), subgraph: 'compounds' },
  reportIn(provider.id),
  onRow('confirmTie', PROPOSED_TIE, 'tieId', tieStep),
  onRow('declineTie', PROPOSED_TIE, 'tieId', tieStep),
  onRow('endTie', STANDING_TIE, 'tieId', { subgraph, given: () => ({ endsOn: LEFT_ON }) }),
  enrol(member.id),
  onRow('endTeamMembership', ['organisations.team_member'], 'teamMemberId', {
    subgraph,
    given: () => ({ endsOn: LEFT_ON }),
  }),
  issueKey,
  onRow('revokeApiKey', ['organisations.api_key'], 'apiKeyId', { subgraph }),
];
