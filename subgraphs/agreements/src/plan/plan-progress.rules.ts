import type { Bilingual } from '@lianjian/kernel/errors';
import type { AgreementState } from '../agreement/agreement.words.ts';
import type { Undertaken } from '../progress/progress.rules.ts';

/** How far a plan item can be, each with its meaning. */
export const PLAN_ITEM_STATES = {
  PLANNED: 'Not begun (计划中).',
  UNDER_WAY: 'Begun (进行中).',
  DONE: 'Finished (已完成).',
  DROPPED: 'Given up (已取消).',
} as const;

/** What a plan sets out is carried out by the parties, while their agreement stands. */
export const PLAN_ITEM: Undertaken = {
  mutation: 'recordPlanProgress',
  field: 'planItemId',
  first: 'PLANNED',
  side: 'PARTY',
  missing: { zh: '没有这个规划项目。', en: 'There is no such plan item.' },
  notYours: {
    zh: '只有签约方，或管理该区域的社区可以登记进度。',
    en: 'Only a party, or who keeps the books of the area, may tell how far it is.',
  },
};

const OVER: Bilingual = { zh: '协议已不在履行。', en: 'Its agreement stands no longer.' };

/** A plan goes on while its agreement is being drawn up, signed or in force. */
export const closedIn = (state: AgreementState): Bilingual | null =>
  ['DRAFT', 'SIGNED', 'IN_FORCE'].includes(state) ? null : OVER;
