/** The enumerations of points, each value with its meaning; the Chinese term stands in brackets. */
export const POINTS_ACTIVITIES = {
  VOLUNTEER_SERVICE: 'Serving others as a volunteer (志愿服务).',
  CIVILITY_PRACTICE: 'Taking part in civility practice (文明实践).',
  CO_GOVERNANCE: 'Taking part in talks about the neighbourhood (协商共治).',
} as const;

export const POINTS_BASES = {
  RECORD: 'For each record, whatever its quantity (按次).',
  UNIT: "For each unit that was confirmed, in the record's unit (按量).",
} as const;

export const POINTS_KINDS = {
  OPENING: 'What a new account begins with (开户积分).',
  SCORING: 'Given for a record (评分).',
  CORRECTION: 'Takes another entry back (更正).',
  REDEMPTION: 'Paid for goods (兑换).',
  REFUND: 'Returned for goods that were not handed over (退回).',
} as const;

export const STORE_ITEM_STATES = {
  ON_SALE: 'Can be had for points while there is stock (在架).',
  WITHDRAWN: 'Taken off the shelf (下架).',
} as const;

export const REDEMPTION_STATES = {
  REDEEMED: 'Paid and put aside (已兑换).',
  COLLECTED: 'Handed over (已领取).',
  CANCELLED: 'Called off, with points and goods returned (已取消).',
} as const;

export type PointsActivity = keyof typeof POINTS_ACTIVITIES;
export type PointsBasis = keyof typeof POINTS_BASES;
export type PointsKind = keyof typeof POINTS_KINDS;
export type StoreItemState = keyof typeof STORE_ITEM_STATES;
export type RedemptionState = keyof typeof REDEMPTION_STATES;
