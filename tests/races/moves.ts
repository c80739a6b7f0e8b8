import type { Actor } from '@lianjian/kernel/context';
import { today } from '../testkit/database.ts';
import { firm, type Ground, member, other, provider, type Standing } from './ground.ts';

/** One mutation on a ground, by somebody who may make it when it stands right. */
export interface Move {
  mutation: string;
  input: string;
  by(ground: Ground): Actor;
  given(ground: Ground): Record<string, unknown>;
  /** Where it has something to meet; everywhere unless said. */
  at?: readonly Standing[];
}

const community = (ground: Ground) => ground.community;
const claimant = () => provider;
const demand = ({ demandId }: Ground) => ({ demandId, expectedVersion: 1 });
const claim = ({ claimId }: Ground) => ({ claimId, expectedVersion: 1 });

const ofDemand = (
  mutation: string,
  input: string,
  more = {},
  by: Move['by'] = community,
): Move => ({
  mutation,
  input,
  by,
  given: (ground) => ({ ...demand(ground), ...more }),
});

const ofClaim = (mutation: string, input: string, by: Move['by'], more = {}): Move => ({
  mutation,
  input,
  by,
  given: (ground) => ({ ...claim(ground), ...more }),
});

const thisQuarter = () => {
  const day = today();
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
};
const soon = () => new Date(Date.now() + 86_400_000).toISOString();

const NEED = {
  channel: 'VISIT',
  kind: 'COMMUNITY_PROJECT',
  category: 'GREENING',
  audience: 'ANY',
  title: '补种楼前灌木',
  unit: 'SESSION',
  quantity: 2,
};

const PHOTO = { title: '现场照片', url: 'https://example.org/wall.jpg' };

const ROUNDS: readonly Move[] = [
  {
    mutation: 'openCollectionRound',
    input: 'OpenCollectionRoundInput',
    by: community,
    given: ({ areaId }) => ({ areaId, quarter: thisQuarter() }),
  },
  {
    mutation: 'closeCollectionRound',
    input: 'CloseCollectionRoundInput',
    by: community,
    given: ({ roundId }) => ({ roundId, expectedVersion: 1 }),
  },
  {
    mutation: 'submitDemand',
    input: 'SubmitDemandInput',
    by: community,
    given: ({ areaId }) => ({ ...NEED, areaId }),
  },
];

const DEMANDS: readonly Move[] = [
  ofDemand('sortDemand', 'SortDemandInput', { urgency: 'HIGH' }),
  ofDemand('listDemand', 'DemandStepInput'),
  ofDemand('routeDemand', 'RouteDemandInput', { responsiblePartyId: firm.id }),
  ofDemand('dispatchDemand', 'DispatchDemandInput', { handlerIds: [firm.id] }),
  ofDemand('acknowledgeDemand', 'DemandStepInput', {}, () => firm),
  ofDemand('takeInHand', 'DemandStepInput', {}, () => firm),
  {
    mutation: 'addHelper',
    input: 'AddHelperInput',
    by: () => firm,
    given: (ground) => {
      const assignmentId = `asg-${ground.demandId}`;
      return { ...demand(ground), assignmentId, helperId: member.id };
    },
    at: ['ROUTED', 'ACKNOWLEDGED'],
  },
  {
    ...ofDemand('advanceStage', 'AdvanceStageInput', { to: 'INSPECTED', evidence: [PHOTO] }),
    at: ['CASE'],
  },
  ofDemand('returnDemand', 'DemandReasonInput', { reason: 'NOT_RESPONSIBLE' }, () => firm),
  ofDemand('resolveDemand', 'ResolveDemandInput', { resolution: '已更换并回访。' }, () => firm),
  ofDemand('withdrawDemand', 'DemandReasonInput', { reason: 'NO_LONGER_NEEDED' }),
  {
    mutation: 'mergeDemands',
    input: 'MergeDemandsInput',
    by: community,
    given: ({ demandId, otherId }) => ({
      demands: [demandId, otherId].map((id) => ({ id, expectedVersion: 1 })),
      intoId: otherId,
      quantity: 2,
    }),
  },
];

const CLAIMS: readonly Move[] = [
  {
    mutation: 'claimDemand',
    input: 'ClaimDemandInput',
    by: () => provider,
    given: ({ demandId, resourceId }) => ({ demandId, resourceId, quantity: 1 }),
  },
  {
    mutation: 'inviteToClaim',
    input: 'InviteToClaimInput',
    by: community,
    given: ({ demandId, resourceId }) => ({
      demandId,
      invitees: [{ providerId: provider.id, resourceId, quantity: 1 }],
      respondBy: soon(),
    }),
  },
  ofClaim('acceptClaim', 'ClaimStepInput', community),
  ofClaim('acceptClaim', 'ClaimStepInput', claimant),
  ofClaim('chooseClaim', 'ClaimStepInput', community),
  ofClaim('declineClaim', 'ClaimReasonInput', community, { reason: 'NOT_SUITABLE' }),
  ofClaim('declineClaim', 'ClaimReasonInput', claimant, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', claimant, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', () => member, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', community, { reason: 'NO_SHOW' }),
  {
    mutation: 'reassignClaim',
    input: 'ReassignClaimInput',
    by: community,
    given: (ground) => {
      const to = { toClaimantId: other.id, toResourceId: ground.spareId };
      return { ...claim(ground), reason: 'NO_SHOW', ...to };
    },
  },
  ofClaim('startService', 'ClaimStepInput', claimant),
  ofClaim('reportDelivery', 'ReportDeliveryInput', claimant, { quantity: 1 }),
  ofClaim('returnDelivery', 'ClaimReasonInput', community, { reason: 'INCOMPLETE' }),
  ofClaim('confirmDelivery', 'ConfirmDeliveryInput', community, { quantity: 1 }),
  ofClaim('rateService', 'RateServiceInput', community, { score: 5, channel: 'VISIT' }),
  {
    mutation: 'logVisit',
    input: 'LogVisitInput',
    by: community,
    given: ({ claimId }) => ({ kind: 'RETURN_VISIT', claimId, outcome: 'MET', satisfied: true }),
    at: ['DELIVERED', 'CONFIRMED'],
  },
];

const ofResource = (mutation: string, input: string, more: Record<string, unknown>): Move => ({
  mutation,
  input,
  by: () => provider,
  given: ({ resourceId }) => ({ resourceId, expectedVersion: 1, ...more }),
  at: ['LISTED', 'HELD', 'ACCEPTED'],
});

const RESOURCES: readonly Move[] = [
  ofResource('updateResource', 'UpdateResourceInput', { capacityPerQuarter: 1 }),
  ofResource('suspendResource', 'ResourceReasonInput', { reason: 'OTHER' }),
  ofResource('withdrawResource', 'ResourceReasonInput', { reason: 'OTHER' }),
];

export const MOVES: readonly Move[] = [...ROUNDS, ...DEMANDS, ...CLAIMS, ...RESOURCES];
