import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import * as words from './feedback-words.ts';

const view = kernelView(builder);

export const FeedbackKind = enumeration(
  view,
  'FeedbackKind',
  'What sort of feedback it is (反馈类型).',
  words.FEEDBACK_KINDS,
);
export const FeedbackState = enumeration(
  view,
  'FeedbackState',
  'Whether it waits for an answer (反馈状态).',
  words.FEEDBACK_STATES,
);
