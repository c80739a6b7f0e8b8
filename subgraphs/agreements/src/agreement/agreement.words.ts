/** Where an agreement stands and why it ended, each value with its meaning; the Chinese term stands in brackets. */
export const AGREEMENT_STATES = {
  DRAFT: 'Being drawn up (草拟).',
  SIGNED: 'Signed, not yet in force (已签).',
  IN_FORCE: 'In force (履行中).',
  COMPLETED: 'Carried out: its plan is done (已完成).',
  LAPSED: 'Ran out with its plan not done, or without one (已到期).',
  TERMINATED: 'Ended before its time (已终止).',
} as const;

export const AGREEMENT_END_REASONS = {
  CARRIED_OUT: 'What was agreed on is done (事项已完成).',
  NOT_CARRIED_OUT: 'A party did not do what it took on (未履行).',
  PARTY_LEFT: 'A party walked away (一方退出).',
  REPLACED: 'Another agreement took its place (由新协议取代).',
  OTHER: 'For another reason (其他).',
} as const;

export type AgreementState = keyof typeof AGREEMENT_STATES;
export type AgreementEndReason = keyof typeof AGREEMENT_END_REASONS;
