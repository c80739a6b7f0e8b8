import { offersOf, tableOf } from '../../lists/importing.ts';
import { firm, member, other, provider } from '../ground.ts';
import { type About, community, type Move, move, NEED, onRow, soon, thisQuarter } from './move.ts';

const claimant = () => provider;

const ofDemand = (
  mutation: string,
  input: string,
  more: Record<string, unknown> = {},
  by: Move['by'] = community,
): Move =>
  move(mutation, {
    input,
    by,
    given: ({ demandId }) => ({ demandId, expectedVersion: 1, ...more }),
  });

const ofClaim = (
  mutation: string,
  input: string,
  by: Move['by'],
  more: Record<string, unknown> = {},
): Move =>
  move(mutation, {
    input,
    by,
    about: ['lists.claim'],
    given: ({ claimId }) => ({ claimId, expectedVersion: 1, ...more }),
  });

const PHOTO = { title: '现场照片', url: 'https://example.org/wall.jpg' };

const ROUNDS: readonly Move[] = [
  move('openCollectionRound', { given: ({ areaId }) => ({ areaId, quarter: thisQuarter() }) }),
  move('closeCollectionRound', { given: ({ roundId }) => ({ roundId, expectedVersion: 1 }) }),
  move('submitDemand', { given: ({ areaId }) => ({ ...NEED, areaId, channel: 'VISIT' }) }),
];

const DEMANDS: readonly Move[] = [
  ofDemand('sortDemand', 'SortDemandInput', { urgency: 'HIGH' }),
  ofDemand('listDemand', 'DemandStepInput'),
  ofDemand('unlistDemand', 'DemandStepInput'),
  ofDemand('routeDemand', 'RouteDemandInput', { responsiblePartyId: firm.id }),
  ofDemand('dispatchDemand', 'DispatchDemandInput', { handlerIds: [firm.id] }),
  ofDemand('acknowledgeDemand', 'DemandStepInput', {}, () => firm),
  ofDemand('takeInHand', 'DemandStepInput', {}, () => firm),
  move('addHelper', {
    by: () => firm,
    about: ['lists.assignment', ({ id }) => id.startsWith('asg-dem-ground')],
    given: ({ demandId }, { id: assignmentId }) => ({
      ...{ demandId, assignmentId, helperId: member.id, expectedVersion: 1 },
    }),
  }),
  ofDemand('advanceStage', 'AdvanceStageInput', { to: 'INSPECTED', evidence: [PHOTO] }),
  ofDemand('returnDemand', 'DemandReasonInput', { reason: 'NOT_RESPONSIBLE' }, () => firm),
  ofDemand('resolveDemand', 'ResolveDemandInput', { resolution: '已更换并回访。' }, () => firm),
  ofDemand('reopenDemand', 'DemandReasonInput', { reason: 'INCOMPLETE' }),
  ofDemand('withdrawDemand', 'DemandReasonInput', { reason: 'NO_LONGER_NEEDED' }),
  ofDemand('closeDemand', 'DemandReasonInput', { reason: 'NO_LONGER_NEEDED' }),
  move('mergeDemands', {
    given: ({ demandId, otherId }) => ({
      demands: [demandId, otherId].map((id) => ({ id, expectedVersion: 1 })),
      intoId: otherId,
      quantity: 2,
    }),
  }),
];

const CLAIMS: readonly Move[] = [
  move('claimDemand', {
    by: claimant,
    given: ({ demandId, resourceId }) => ({ demandId, resourceId, quantity: 1 }),
  }),
  move('inviteToClaim', {
    given: ({ demandId, resourceId }) => ({
      demandId,
      invitees: [{ providerId: provider.id, resourceId, quantity: 1 }],
      respondBy: soon(),
    }),
  }),
  ofClaim('acceptClaim', 'ClaimStepInput', community),
  ofClaim('acceptClaim', 'ClaimStepInput', claimant),
  ofClaim('chooseClaim', 'ClaimStepInput', community),
  ofClaim('declineClaim', 'ClaimReasonInput', community, { reason: 'NOT_SUITABLE' }),
  ofClaim('declineClaim', 'ClaimReasonInput', claimant, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', claimant, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', () => member, { reason: 'CLAIMANT_UNABLE' }),
  ofClaim('releaseClaim', 'ClaimReasonInput', community, { reason: 'NO_SHOW' }),
  move('reassignClaim', {
    about: ['lists.claim'],
    given: ({ claimId, spareId }) => ({
      ...{ claimId, expectedVersion: 1, reason: 'NO_SHOW' },
      ...{ toClaimantId: other.id, toResourceId: spareId },
    }),
  }),
  ofClaim('arrangeService', 'ArrangeServiceInput', community, { appointedFor: soon(2) }),
  ofClaim('startService', 'ClaimStepInput', claimant),
  ofClaim('reportDelivery', 'ReportDeliveryInput', claimant, { quantity: 1 }),
  ofClaim('returnDelivery', 'ClaimReasonInput', community, { reason: 'INCOMPLETE' }),
  ofClaim('confirmDelivery', 'ConfirmDeliveryInput', community, { quantity: 1 }),
  ofClaim('rateService', 'RateServiceInput', community, { score: 5, channel: 'VISIT' }),
];

/** Moves of the demands, the rounds and the claims: each meets each wherever both can be made. */
export const LIST_MOVES: readonly Move[] = [...ROUNDS, ...DEMANDS, ...CLAIMS].map((each) => ({
  ...each,
  everywhere: true,
}));

const OFFER = { title: '花坛补种', category: 'GREENING', unit: 'SESSION', capacityPerQuarter: 2 };
/** The offer that the demands of the ground are claimed with. */
const OFFERED: About = [
  'lists.service_resource',
  ({ id, state }) => id.startsWith('res-ground') && state === 'OFFERED',
];
const SUSPENDED: About = ['lists.service_resource', ({ state }) => state === 'SUSPENDED'];

const ofResource = (
  mutation: string,
  input: string,
  about: About,
  more: Record<string, unknown> = {},
): Move => onRow(mutation, about, 'resourceId', { input, by: claimant, given: () => more });

export const suspendResource = ofResource('suspendResource', 'ResourceReasonInput', OFFERED, {
  reason: 'OTHER',
});

/** Offers, the policy of the lists, and what comes in by file. */
export const OFFER_MOVES: readonly Move[] = [
  move('publishResource', { by: claimant, given: ({ areaId }) => ({ ...OFFER, areaId }) }),
  ofResource('updateResource', 'UpdateResourceInput', OFFERED, { capacityPerQuarter: 1 }),
  suspendResource,
  ofResource('resumeResource', 'ResourceStepInput', SUSPENDED),
  ofResource('withdrawResource', 'ResourceReasonInput', OFFERED, { reason: 'OTHER' }),
  move('setListPolicy', {
    given: ({ areaId }) => ({ areaId, holdWorkdays: 5, unitsClaimWishes: true }),
  }),
  move('importDemands', { given: ({ areaId }) => tableOf([{}, {}], areaId) }),
  move('importResources', { by: claimant, given: ({ areaId }) => offersOf([{}], areaId) }),
];
