/** The enumerations of errands, each value with its meaning; the Chinese term stands in brackets. */
export const ERRAND_MODES = {
  ASSIST: 'Done together with whoever needs it (协办).',
  PROXY: 'Done for whoever needs it (代办).',
} as const;

export const ERRAND_ITEM_STATES = {
  OFFERED: 'Taken on (受理).',
  WITHDRAWN: 'Not taken on any more (停办).',
} as const;

export type ErrandMode = keyof typeof ERRAND_MODES;
export type ErrandItemState = keyof typeof ERRAND_ITEM_STATES;
