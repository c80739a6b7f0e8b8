import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import { CLOCK_CODES, CLOCK_STATES, RESPONDER_ROLES } from './limit.rules.ts';

const view = kernelView(builder);

export const ClockCode = enumeration(view, 'ClockCode', 'What is waited for (时钟).', CLOCK_CODES);
export const ClockState = enumeration(
  view,
  'ClockState',
  'How a clock stands (时钟状态).',
  CLOCK_STATES,
);
export const ResponderRole = enumeration(
  view,
  'ResponderRole',
  'As what somebody answers (响应角色).',
  RESPONDER_ROLES,
);
