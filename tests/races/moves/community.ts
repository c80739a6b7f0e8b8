import { today } from '../../testkit/database.ts';
import { provider } from '../ground.ts';
import { type About, type Move, move, NEED, onRow } from './move.ts';

const inState =
  (state: string): NonNullable<About[1]> =>
  (row) =>
    row.state === state;

const RUNNING: About = ['lists.recurring_service', inState('RUNNING')];
const PAUSED: About = ['lists.recurring_service', inState('PAUSED')];
const PLANNED: About = ['lists.service_activity', inState('PLANNED')];
const OFFERED: About = ['lists.errand_item', inState('OFFERED')];
const CLAIM: About = ['lists.claim'];

const WEEK = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '11:30', startsOn: '2024-01-01' };

const startFromResource = move('startRecurringService', {
  given: ({ areaId, resourceId }) => ({ ...WEEK, areaId, resourceId }),
});
const pauseService = onRow('pauseRecurringService', RUNNING, 'recurringServiceId', {
  input: 'RecurringServiceReasonInput',
  given: () => ({ reason: 'OTHER' }),
});
const recordServing = move('recordServing', {
  about: RUNNING,
  given: (_ground, { id }) => ({ recurringServiceId: id, day: today(), people: 3 }),
});
const planActivity = move('planActivity', {
  given: ({ areaId, resourceId }) => ({
    ...{ areaId, kind: 'CONVENIENCE_DAY', title: '便民服务日', heldOn: today() },
    services: [{ title: '修剪', resourceId }],
  }),
});
const planShift = move('planShift', {
  given: ({ areaId }) => ({
    ...{ areaId, handlerId: provider.id, kinds: ['PROXY_ERRAND'] },
    ...{ day: today(), from: '00:00', to: '23:59' },
  }),
});
const addErrandItem = move('addErrandItem', {
  given: ({ areaId }) => ({ areaId, nameZh: '代领物资' }),
});
const openReview = move('openReview', { given: ({ areaId }) => ({ areaId, year: 2023 }) });
const scoreItem = onRow('scoreReviewItem', ['lists.review_item'], 'itemId', {
  given: () => ({ score: 4 }),
});
const complain = move('giveFeedback', {
  about: CLAIM,
  given: ({ claimId }) => ({
    ...{ claimId, kind: 'COMPLAINT', channel: 'VISIT', text: '来得太晚。' },
  }),
});

/** What a ground has besides its lists when a community has been at work on it. */
export const KEPT: readonly Move[] = [
  planActivity,
  planShift,
  addErrandItem,
  complain,
  startFromResource,
  pauseService,
  startFromResource,
  recordServing,
  openReview,
  scoreItem,
];

export const COMMUNITY_MOVES: readonly Move[] = [
  planActivity,
  onRow('updateActivity', PLANNED, 'activityId', { given: () => ({ title: '春季便民服务日' }) }),
  onRow('holdActivity', PLANNED, 'activityId', {
    given: () => ({ participants: [{ role: 'RESIDENT', count: 30 }] }),
  }),
  onRow('cancelActivity', PLANNED, 'activityId', { given: () => ({ reason: 'OTHER' }) }),
  startFromResource,
  move('startRecurringService', {
    about: CLAIM,
    given: ({ claimId }) => ({ ...WEEK, claimId }),
  }),
  pauseService,
  onRow('resumeRecurringService', PAUSED, 'recurringServiceId', {
    input: 'RecurringServiceStepInput',
  }),
  onRow('endRecurringService', RUNNING, 'recurringServiceId', {
    input: 'RecurringServiceReasonInput',
    given: () => ({ reason: 'OTHER' }),
  }),
  move('recordServing', {
    about: RUNNING,
    given: (_ground, { id }) => ({ recurringServiceId: id, day: '2024-03-04', people: 3 }),
  }),
  onRow('correctServing', ['lists.serving'], 'servingId', { given: () => ({ people: 5 }) }),
  move('logVisit', {
    given: ({ areaId }) => ({
      ...{ areaId, kind: 'NEW_RESIDENT', household: '3-0501', outcome: 'MET' },
      needs: [NEED],
    }),
  }),
  move('logVisit', {
    about: CLAIM,
    given: ({ claimId }) => ({ kind: 'RETURN_VISIT', claimId, outcome: 'MET', satisfied: true }),
  }),
  move('logVisit', {
    about: CLAIM,
    given: ({ claimId }) => ({
      ...{ kind: 'RETURN_VISIT', claimId, outcome: 'MET', satisfied: true },
      ...{ household: '3-0501', rating: { score: 4 } },
    }),
  }),
  complain,
  move('giveFeedback', {
    given: ({ demandId }) => ({
      ...{ demandId, kind: 'PRAISE', channel: 'VISIT', text: '办得快。' },
    }),
  }),
  onRow('answerFeedback', ['lists.feedback'], 'feedbackId', {
    given: () => ({ answer: '已致歉。' }),
  }),
  openReview,
  scoreItem,
  onRow('publishReview', ['lists.review'], 'reviewId'),
  addErrandItem,
  onRow('withdrawErrandItem', OFFERED, 'errandItemId', {
    given: () => ({ reason: 'NO_LONGER_NEEDED' }),
  }),
  move('submitDemand', {
    about: OFFERED,
    given: ({ areaId }, { id: errandItemId }) => ({
      ...{ ...NEED, areaId, channel: 'VISIT', kind: 'PROXY_ERRAND', category: 'ADMIN_PROXY' },
      ...{ errandItemId },
    }),
  }),
  planShift,
  onRow('cancelShift', ['lists.rota_shift'], 'shiftId', { given: () => ({ reason: 'OTHER' }) }),
];
