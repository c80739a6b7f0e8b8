/** Where a recurring service stands, each with its meaning; the Chinese term stands in brackets. */
export const RECURRING_SERVICE_STATES = {
  RUNNING: 'Comes on its days (进行中).',
  PAUSED: 'Interrupted, to go on later (暂停).',
  ENDED: 'Over (已结束).',
} as const;

export const OCCURRENCE_STANDINGS = {
  DUE: 'Today or still to come (待服务).',
  SERVED: 'Was brought (已服务).',
  SKIPPED: 'Was left out, with the reason (已跳过).',
  UNRECORDED: 'The day is over and nobody wrote down how it went (未记录).',
} as const;

export type RecurringServiceState = keyof typeof RECURRING_SERVICE_STATES;
export type OccurrenceStanding = keyof typeof OCCURRENCE_STANDINGS;
