import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const ProgressTarget = enumeration(
  kernelView(builder),
  'ProgressTarget',
  'How far something is that was set out or resolved (进度).',
  {
    UNDER_WAY: 'Begun, or taken up again (在办).',
    DONE: 'Carried out (已办).',
    DROPPED: 'Given up (不再办理).',
  },
);
