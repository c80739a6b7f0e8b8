import type { Undertaken } from '../progress/progress.rules.ts';

/** How far what was resolved can be, each with its meaning. */
export const RESOLUTION_STATES = {
  OPEN: 'Not begun (待办).',
  UNDER_WAY: 'Begun (在办).',
  DONE: 'Carried out (已办).',
  DROPPED: 'Given up (不再办理).',
} as const;

/** What a meeting resolved on is carried out by whom it named. */
export const RESOLUTION: Undertaken = {
  mutation: 'recordResolutionProgress',
  field: 'resolutionId',
  first: 'OPEN',
  side: 'HANDLER',
  missing: { zh: '没有这个议定事项。', en: 'There is no such resolution.' },
  notYours: {
    zh: '只有负责单位，或管理该区域的社区可以登记进度。',
    en: 'Only who has to carry it out, or who keeps the books of the area, may tell how far it is.',
  },
};
