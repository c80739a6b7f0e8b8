import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

const SCORE_MAX = 5;
const COMMENT_MAX = 500;

/** What somebody thought of a service. */
export interface Opinion {
  score: number;
  comment: string | null;
}

/** All that is wrong with an opinion by itself. */
export function opinionViolations({ score, comment }: Opinion): UserErrorShape[] {
  const found = textViolations('comment', comment, COMMENT_MAX);
  if (score < 1 || score > SCORE_MAX) {
    const [zh, en] = [`评分须为 1 到 ${SCORE_MAX}。`, `The score must be from 1 to ${SCORE_MAX}.`];
    found.unshift(violation('INVALID_INPUT', 'score', zh, en, { limit: SCORE_MAX }));
  }
  return found;
}

export const hasRated = (claimId: string): UserErrorShape =>
  violation('DUPLICATE', 'claimId', '已评价过这次服务。', 'It was rated already.', {
    entityId: claimId,
  });
