import { type Ground, provider } from '../ground.ts';
import { type About, community, dayFromNow, type Move, move, onRow } from './move.ts';

const subgraph = 'agreements';
const inState =
  (state: string): NonNullable<About[1]> =>
  (row) =>
    row.state === state;
const DRAFT: About = ['agreements.agreement', inState('DRAFT')];
const IN_FORCE: About = ['agreements.agreement', inState('IN_FORCE')];

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
    about: ['agreements.meeting'],
    given: (ground, { id: meetingId }) => ({ meetingId, demandId: ground[which] }),
  });

/** What a ground has where units have agreed with the community. */
export const AGREED: readonly Move[] = [
  record(null),
  record('2024-01-01'),
  progress('PLANNED', 'DONE'),
  convene,
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
];
