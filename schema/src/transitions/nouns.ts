import { AGREEMENT_STATES } from '@lianjian/agreements/agreement/agreement.words';
import { AGREEMENT_SCOPE, AGREEMENT_STEPS } from '@lianjian/agreements/agreement/steps.rules';
import { APPEAL_STATES, APPEAL_STEPS } from '@lianjian/agreements/appeal/appeal-steps.rules';
import { MEETING_STATES, MEETING_STEPS } from '@lianjian/agreements/meeting/meeting-steps.rules';
import { PLAN_ITEM, PLAN_ITEM_STATES } from '@lianjian/agreements/plan/plan-progress.rules';
import { waysOfProgress } from '@lianjian/agreements/progress/progress.rules';
import {
  RESOLUTION,
  RESOLUTION_STATES,
} from '@lianjian/agreements/resolution/resolution-progress.rules';
import { TERM_SCOPE, TERM_STEPS } from '@lianjian/firms/term/ending.rules';
import { ACTIVITY_STEPS, activityKeeper } from '@lianjian/lists/activity/activity.rules';
import { SERVICE_ACTIVITY_STATES } from '@lianjian/lists/activity/activity-words';
import {
  CLAIMS_WRITE,
  COMMUNITY_WRITE,
  DEMANDS_WRITE,
  POINTS_WRITE,
  RESOURCES_WRITE,
} from '@lianjian/lists/actor/actor.rules';
import { FIRST_STATES } from '@lianjian/lists/claim/claim.rules';
import { STEPS as CLAIM_STEPS } from '@lianjian/lists/claim-steps';
import { CLOCK_STATES } from '@lianjian/lists/clock/limit.rules';
import { CLOCK_STEPS } from '@lianjian/lists/clock/pause.rules';
import { demandSteps } from '@lianjian/lists/demand-steps';
import { ERRAND_ITEM_STEPS, errandItemKeeper } from '@lianjian/lists/errand/errand.rules';
import { ERRAND_ITEM_STATES } from '@lianjian/lists/errand/errand.words';
import { FEEDBACK_STEPS, feedbackKeeper } from '@lianjian/lists/feedback/feedback.rules';
import { FEEDBACK_STATES } from '@lianjian/lists/feedback/feedback-words';
import { REDEMPTION_STEPS } from '@lianjian/lists/points/redemption/redemption-step.rules';
import { ITEM_STEPS } from '@lianjian/lists/points/store/item-step.rules';
import { REDEMPTION_STATES, STORE_ITEM_STATES } from '@lianjian/lists/points/words';
import {
  RECURRING_STEPS,
  recurringKeeper,
} from '@lianjian/lists/recurring-service/recurring.rules';
import { RECURRING_SERVICE_STATES } from '@lianjian/lists/recurring-service/recurring-words';
import { STEPS as RESOURCE_STEPS } from '@lianjian/lists/resource-steps';
import { REVIEW_STEPS, reviewKeeper } from '@lianjian/lists/review/review.rules';
import { REVIEW_STATES } from '@lianjian/lists/review/review-words';
import { rotaKeeper, SHIFT_STEPS } from '@lianjian/lists/rota/rota.rules';
import { SHIFT_STATES } from '@lianjian/lists/rota/rota.words';
import {
  ASSIGNMENT_STATES,
  CLAIM_STATES,
  DEMAND_STATES,
  RESOURCE_STATES,
} from '@lianjian/lists/words';
import { KEY_SCOPE, KEY_STEPS } from '@lianjian/organisations/api-key/revoke.rules';
import { ROSTER_SCOPE, ROSTER_STEPS } from '@lianjian/organisations/team/leaving.rules';
import { TIE_SCOPE, TIE_STATES, TIE_STEPS } from '@lianjian/organisations/tie/tie-steps.rules';
import type { Way } from './table.ts';
import { assignmentWays, begins, keptWays, NONE, waysOf } from './ways.ts';

/** Something that has states, with everything that leads from one to another. */
export interface Noun {
  title: string;
  /** What a credential needs for all of its mutations. */
  scope: string;
  states: readonly string[];
  ways: readonly Way[];
  note?: string;
}

const withNone = (states: Readonly<Record<string, unknown>>) => [NONE, ...Object.keys(states)];

const noun = (
  title: string,
  scope: string,
  states: Readonly<Record<string, unknown>> | readonly string[],
  ways: readonly Way[],
  note?: string,
): Noun => ({
  title,
  scope,
  states: Array.isArray(states) ? states : Object.keys(states),
  ways,
  note,
});

const TAKEN_ALONG = 'Where a step of a demand takes what was assigned along.';
const SIGNED =
  'The consent of the last party leads to SIGNED, or to IN_FORCE at once where the term has begun. The first day of the term brings what is SIGNED into force by itself; after the last day it is COMPLETED where its plan is done, and LAPSED where not.';
const CONFIRMED =
  'It stands with the last end that is waited for, or has ended where its days are over. Who keeps the books of the place where an end belongs speaks for it.';
const CLAIMED =
  'What is claimed is LISTED; in which state a claim begins, and whether it names a resource, the policy of its kind says. `reassignClaim` offers to somebody else what it releases.';
const EVENTS = 'Clocks start and end with what they wait for; these two steps alone are their own.';

export const NOUNS: readonly Noun[] = [
  noun('Demand (需求)', DEMANDS_WRITE, withNone(DEMAND_STATES), [
    ...begins('submitDemand', ['COMMUNITY', 'SUBMITTER'], ['COLLECTED']),
    ...waysOf(Object.fromEntries(demandSteps)),
  ]),
  noun('Assignment (指派)', DEMANDS_WRITE, ASSIGNMENT_STATES, assignmentWays(), TAKEN_ALONG),
  noun('Resource (服务资源)', RESOURCES_WRITE, withNone(RESOURCE_STATES), [
    ...begins('publishResource', ['PROVIDER', 'COMMUNITY'], ['OFFERED']),
    ...RESOURCE_STEPS,
  ]),
  noun(
    'Claim (认领)',
    CLAIMS_WRITE,
    withNone(CLAIM_STATES),
    [
      ...begins('claimDemand', ['CLAIMANT'], Object.values(FIRST_STATES)),
      ...begins('inviteToClaim', ['COMMUNITY'], ['OFFERED']),
      ...CLAIM_STEPS,
    ],
    CLAIMED,
  ),
  noun('Clock (时钟)', DEMANDS_WRITE, CLOCK_STATES, waysOf(CLOCK_STEPS), EVENTS),
  noun(
    'Activity (活动)',
    COMMUNITY_WRITE,
    SERVICE_ACTIVITY_STATES,
    keptWays(ACTIVITY_STEPS, activityKeeper),
  ),
  noun(
    'Recurring service (常态服务)',
    COMMUNITY_WRITE,
    RECURRING_SERVICE_STATES,
    keptWays(RECURRING_STEPS, recurringKeeper),
  ),
  noun(
    'Feedback (反馈)',
    COMMUNITY_WRITE,
    FEEDBACK_STATES,
    keptWays(FEEDBACK_STEPS, feedbackKeeper),
  ),
  noun('Review (评议)', COMMUNITY_WRITE, REVIEW_STATES, keptWays(REVIEW_STEPS, reviewKeeper)),
  noun(
    'Kind of errand (帮办代办事项)',
    COMMUNITY_WRITE,
    ERRAND_ITEM_STATES,
    keptWays(ERRAND_ITEM_STEPS, errandItemKeeper),
  ),
  noun('Shift (轮班)', COMMUNITY_WRITE, SHIFT_STATES, keptWays(SHIFT_STEPS, rotaKeeper)),
  noun('Store item (积分商品)', POINTS_WRITE, STORE_ITEM_STATES, waysOf(ITEM_STEPS)),
  noun('Redemption (积分兑换)', POINTS_WRITE, REDEMPTION_STATES, REDEMPTION_STEPS),
  noun('Agreement (协议)', AGREEMENT_SCOPE, AGREEMENT_STATES, waysOf(AGREEMENT_STEPS), SIGNED),
  noun('Plan item (规划项目)', AGREEMENT_SCOPE, PLAN_ITEM_STATES, waysOfProgress(PLAN_ITEM)),
  noun('Meeting (会议)', AGREEMENT_SCOPE, MEETING_STATES, waysOf(MEETING_STEPS)),
  noun('Resolution (议定事项)', AGREEMENT_SCOPE, RESOLUTION_STATES, waysOfProgress(RESOLUTION)),
  noun('Appeal (诉求)', AGREEMENT_SCOPE, APPEAL_STATES, waysOf(APPEAL_STEPS)),
  noun(
    'Management contract (物业服务合同)',
    TERM_SCOPE,
    ['STANDING', 'ENDED'],
    waysOf({ endContract: TERM_STEPS.endContract }),
  ),
  noun(
    'Station assignment (划片)',
    TERM_SCOPE,
    ['STANDING', 'ENDED'],
    waysOf({ endStationAssignment: TERM_STEPS.endStationAssignment }),
  ),
  noun('Tie (关系)', TIE_SCOPE, TIE_STATES, waysOf(TIE_STEPS), CONFIRMED),
  noun('Team member (队员)', ROSTER_SCOPE, ['STANDING', 'ENDED'], waysOf(ROSTER_STEPS)),
  noun('API key (密钥)', KEY_SCOPE, ['LIVE', 'REVOKED'], waysOf(KEY_STEPS)),
];
