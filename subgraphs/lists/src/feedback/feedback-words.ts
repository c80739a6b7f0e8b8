/** What people say of a service, each with its meaning; the Chinese term stands in brackets. */
export const FEEDBACK_KINDS = {
  BANNER: 'A silk banner of thanks (锦旗).',
  PRAISE: 'A word of praise (点赞).',
  SCORE: 'A mark from 1 to 5 (评分).',
  COMPLAINT: 'A complaint, which is answered (投诉).',
} as const;

export const FEEDBACK_STATES = {
  RECEIVED: 'Written down; asks for no answer (已收到).',
  OPEN: 'A complaint that nobody has answered yet (待答复).',
  ANSWERED: 'A complaint that was answered (已答复).',
} as const;

export type FeedbackKind = keyof typeof FEEDBACK_KINDS;
export type FeedbackState = keyof typeof FEEDBACK_STATES;
