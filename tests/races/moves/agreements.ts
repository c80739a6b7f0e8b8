import { organisation } from '../../testkit/actors.ts';
import { type Ground, provider } from '../ground.ts';
import { type About, community, dayFromNow, type Move, move, onRow } from './move.ts';

const subgraph = 'agreements';
/** Units from elsewhere consent for themselves; that they have is for the platform to say. */
const platform = organisation('org-qd-platform', 'PLATFORM_ADMINISTRATOR', ['agreements:write']);
const inState =
  (state: string): NonNullable<About[1]> =>
  (row) =>
    row.state === state;
const DRAFT: About = ['agreements.agreement', inState('DRAFT')];
const IN_FORCE: About = ['agreements.agreement', inState('IN_FORCE')];
const CALLED: About = ['agreements.meeting', inState('CALLED')];
const RECEIVED: About = ['agreements.appeal', inState('RECEIVED')];
const ASSIGNED: About = ['agreements.appeal', inState('ASSIGNED')];

const agreed = (signedOn: string | null) => (ground: Ground) => ({
  kind: 'JOINT_BUILD',
  title: '共建协议',
  areaId: ground.areaId,
  areaIds: [ground.areaId],
  inForceFrom: '2024',
  signedOn,
  parties: [
    [ground.community.id, 'COMMUNITY'],
    [provider.id, 'PARTNER_UNIT'],
  ].map(([organisationId, role]) => ({
    ...{ organisationId, role, duties: ['出人出力'], consentedOn: signedOn },
  })),
});

const PLAN = {
  startYear: 2024,
  endYear: 2099,
  items: [{ area: 'HARDWARE', title: '路面', target: '完工' }],
};

const record = (signedOn: string | null): Move =>
  move('recordAgreement', {
    subgraph,
    by: signedOn ? () => platform : community,
    given: (ground) => ({ ...agreed(signedOn)(ground), ...(signedOn && { plan: PLAN }) }),
  });
const progress = (from: string, state: string): Move =>
  onRow('recordPlanProgress', ['agreements.plan_item', inState(from)], 'planItemId', {
    subgraph,
    given: () => ({ state }),
  });
const convene = move('conveneMeeting', {
  subgraph,
  about: IN_FORCE,
  given: ({ areaId }, { id: agreementId }) => ({
    ...{ areaId, agreementId, kind: 'JOINT_CONFERENCE', title: '联席会议', heldOn: dayFromNow(1) },
  }),
});
const consent = (by: Move['by']): Move =>
  onRow('consentToAgreement', DRAFT, 'agreementId', { subgraph, by });
const terminate = (about: About): Move =>
  onRow('terminateAgreement', about, 'agreementId', {
    subgraph,
    given: () => ({ reason: 'OTHER' }),
  });
const table = (which: 'demandId' | 'otherId'): Move =>
  move('tableDemand', {
    subgraph,
    about: CALLED,
    given: (ground, { id: meetingId }) => ({ meetingId, demandId: ground[which] }),
  });

const hold = onRow('recordMeetingOutcome', CALLED, 'meetingId', {
  subgraph,
  given: (ground) => ({
    heldOn: dayFromNow(0),
    attendance: [ground.community.id, provider.id].map((organisationId) => ({
      ...{ organisationId, present: true },
    })),
    agenda: [],
    resolutions: [{ text: '月底前划线', responsibleId: provider.id }],
  }),
});
const raise = move('raiseAppeal', {
  subgraph,
  given: ({ areaId }) => ({ areaId, title: '楼道照明' }),
});
const assign = (about: About): Move =>
  onRow('assignAppeal', about, 'appealId', {
    subgraph,
    given: () => ({ responsibleId: provider.id }),
  });

/** What a ground has where units have agreed with the community. */
export const AGREED: readonly Move[] = [
  record(null),
  record('2024-01-01'),
  progress('PLANNED', 'DONE'),
  convene,
  hold,
  convene,
  raise,
  assign(RECEIVED),
  raise,
];

export const AGREEMENT_MOVES: readonly Move[] = [
  record(null),
  consent(community),
  consent(() => provider),
  onRow('completeAgreement', IN_FORCE, 'agreementId', {
    subgraph,
    given: () => ({ outcome: '路面已修' }),
  }),
  progress('DONE', 'UNDER_WAY'),
  terminate(DRAFT),
  terminate(IN_FORCE),
  convene,
  table('demandId'),
  table('otherId'),
  hold,
  onRow('cancelMeeting', CALLED, 'meetingId', { subgraph }),
  onRow('recordResolutionProgress', ['agreements.resolution'], 'resolutionId', {
    subgraph,
    by: () => provider,
    given: () => ({ state: 'DONE' }),
  }),
  raise,
  assign(RECEIVED),
  assign(ASSIGNED),
  onRow('implementAppeal', ASSIGNED, 'appealId', {
    subgraph,
    by: () => provider,
    given: () => ({ outcome: '灯已换' }),
  }),
];
