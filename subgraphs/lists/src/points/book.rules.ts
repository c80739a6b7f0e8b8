import { partiesOf } from '@lianjian/kernel/acting';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../quarter/quarter.rules.ts';

/** A scheme as everything that is booked in it sees it. */
export interface SchemeBook {
  id: string;
  areaPath: string;
  compoundId: string | null;
  openingPoints: number;
  balanceMax: number | null;
  version: number;
  /** The last day of the latest settled period; null while none is settled. */
  settledTo: Day | null;
}

/** The most points that one booking moves. */
export const BOOKING_MAX = 1_000_000;

/** The books of a scheme are kept by its community, those above it, and the platform. */
export function keeperViolations({ actor, actingForId }: By, areaPath: string): UserErrorShape[] {
  if (keepsBooksOf(actor, actingForId, areaPath)) {
    return [];
  }
  const [zh, en] = [
    '须由积分方案所在社区或其上级办理。',
    'Only the community of the scheme, or one above it, may do this.',
  ];
  return [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** Whether somebody acts as the holder, be it as a person or as an organisation. */
export const isHolder = ({ actor, actingForId }: By, holderId: string): boolean =>
  actingForId === holderId || partiesOf(actor).includes(holderId);

/** Nobody gives points to itself. */
export function selfViolations(by: By, holderId: string, field: string): UserErrorShape[] {
  if (!isHolder(by, holderId)) {
    return [];
  }
  const [zh, en] = ['不能给自己或所代表的单位记分。', 'Nobody gives points to itself.'];
  return [violation('FORBIDDEN', field, zh, en, { entityId: holderId })];
}

/** A settled period takes no more entries: the day has to come after it. */
export function settledViolations(
  { id, settledTo }: Pick<SchemeBook, 'id' | 'settledTo'>,
  today: Day,
  field: string,
): UserErrorShape[] {
  if (settledTo === null || today > settledTo) {
    return [];
  }
  const zh = `积分已清算至 ${settledTo}，当日不再记账。`;
  const en = `Points are settled up to ${settledTo}; that day takes no more entries.`;
  return [violation('INVALID_STATE', field, zh, en, { entityId: id })];
}

/** A whole number within bounds; null is not given. */
export function boundsViolations(
  field: string,
  value: number | null,
  [least, most]: readonly [number, number],
): UserErrorShape[] {
  if (value === null || (value >= least && value <= most)) {
    return [];
  }
  const [zh, en] = [`须为 ${least} 到 ${most}。`, `It must be from ${least} to ${most}.`];
  return [violation('INVALID_INPUT', field, zh, en, { limit: most })];
}

const WHAT = {
  schemeId: { zh: '没有这个积分方案。', en: 'There is no such scheme.' },
  accountId: { zh: '没有这个积分账户。', en: 'There is no such account.' },
  entryId: { zh: '没有这笔记账。', en: 'There is no such entry.' },
  recordId: { zh: '没有这条记录。', en: 'There is no such record.' },
  storeItemId: { zh: '没有这件商品。', en: 'There are no such goods.' },
  redemptionId: { zh: '没有这次兑换。', en: 'There is no such redemption.' },
} as const;

export const missing = (field: keyof typeof WHAT, id: string): UserErrorShape =>
  violation('NOT_FOUND', field, WHAT[field].zh, WHAT[field].en, { entityId: id });
