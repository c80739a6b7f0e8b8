import { partiesOf } from '@lianjian/kernel/acting';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Keeper, LifeStep } from '../lifecycle/lifecycle.rules.ts';
import type { Day } from '../quarter/quarter.rules.ts';
import type { ReviewState } from './review-words.ts';

type ReviewStep = 'scoreReviewItem' | 'publishReview';

/** The ways on for a review; marking an item leaves it where it stands. */
export const REVIEW_STEPS: Readonly<Record<ReviewStep, LifeStep<ReviewState>>> = {
  scoreReviewItem: { from: ['OPEN'], to: 'OPEN' },
  publishReview: { from: ['OPEN'], to: 'PUBLISHED' },
};

/** A review is the community's, or of one above it. */
export const reviewKeeper: Keeper<{ areaPath: string }> = {
  notYours: {
    zh: '须由该社区或其上级办理。',
    en: 'Only the community, or one above it, may do this.',
  },
};

const FIRST_YEAR = 2000;
const SCORE_MAX = 5;
const REMARK_MAX = 500;

/** A year is reviewed when it is over, or in its last month. */
export function yearViolations(year: number, today: Day): UserErrorShape[] {
  const isOver = `${year}-12-01` <= today;
  const [zh, en] = [
    '只能评议已结束或最后一个月的年度。',
    'A year is reviewed from its last month on.',
  ];
  return year >= FIRST_YEAR && isOver ? [] : [violation('INVALID_INPUT', 'year', zh, en)];
}

/** One review for each community and year. */
export function onceViolations(earlierId: string | undefined): UserErrorShape[] {
  const [zh, en] = ['该年度的评议已开启。', 'The review of that year was opened already.'];
  return earlierId === undefined
    ? []
    : [violation('DUPLICATE', 'year', zh, en, { entityId: earlierId })];
}

/** What is wrong with a mark by itself. */
export function markViolations(score: number, remark: string | null): UserErrorShape[] {
  const [zh, en] = [`评分须为 1 到 ${SCORE_MAX}。`, `The score must be from 1 to ${SCORE_MAX}.`];
  const isScore = score >= 1 && score <= SCORE_MAX;
  return [
    ...(isScore ? [] : [violation('INVALID_INPUT', 'score', zh, en, { limit: SCORE_MAX })]),
    ...textViolations('remark', remark, REMARK_MAX),
  ];
}

/** Nobody marks what they did: the unit itself, or who provided under the agreement. */
export function selfViolations(
  { actor, actingForId }: By,
  providers: readonly string[],
): UserErrorShape[] {
  const isOwn = [...partiesOf(actor), actingForId].some((party) => providers.includes(party));
  const [zh, en] = ['不能评议自己的服务。', 'Nobody reviews what they did themselves.'];
  return isOwn ? [violation('FORBIDDEN', 'actingForId', zh, en)] : [];
}

/** What is published has a mark each. */
export function unmarkedViolations(
  items: readonly { id: string; score: number | null }[],
): UserErrorShape[] {
  const [zh, en] = ['该单位或协议尚未评分。', 'This unit or agreement has no mark yet.'];
  return items
    .filter(({ score }) => score === null)
    .map(({ id }) => violation('INVALID_STATE', 'reviewId', zh, en, { entityId: id }));
}
