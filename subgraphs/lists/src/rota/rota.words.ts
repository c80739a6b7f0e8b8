/** Where a shift stands; the Chinese term stands in brackets. */
export const SHIFT_STATES = {
  PLANNED: 'Stands on the rota (在岗安排).',
  CANCELLED: 'Taken off the rota (已取消).',
} as const;

export type ShiftState = keyof typeof SHIFT_STATES;
