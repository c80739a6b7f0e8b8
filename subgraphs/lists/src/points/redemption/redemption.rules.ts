import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import { isHolder, keeperViolations, type SchemeBook, settledViolations } from '../book.rules.ts';
import type { StoreItemState } from '../words.ts';

/** How many of one thing are had at once. */
export const QUANTITY_MAX = 100;

/** Goods that somebody would have for points, with what that meets at this instant. */
export interface Redeeming {
  quantity: number;
  /** The price that was seen; null: whatever it is. */
  pricePoints: number | null;
  account: { id: string; holderId: string; balance: number };
  item: { id: string; schemeId: string; state: StoreItemState; pricePoints: number; stock: number };
  scheme: SchemeBook;
  today: Day;
}

export function quantityViolations(quantity: number): UserErrorShape[] {
  if (quantity >= 1 && quantity <= QUANTITY_MAX) {
    return [];
  }
  const [zh, en] = [`数量须为 1 到 ${QUANTITY_MAX}。`, `The quantity is 1 to ${QUANTITY_MAX}.`];
  return [violation('INVALID_QUANTITY', 'quantity', zh, en, { limit: QUANTITY_MAX })];
}

/** All that stands against having goods for points, besides the quantity by itself. */
export function redeemingViolations(redeeming: Redeeming, by: By): UserErrorShape[] {
  const { account, scheme, today } = redeeming;
  const found: UserErrorShape[] = [];
  if (!isHolder(by, account.holderId)) {
    found.push(...keeperViolations(by, scheme.areaPath));
  }
  return [
    ...found,
    ...itemViolations(redeeming),
    ...paymentViolations(redeeming),
    ...settledViolations(scheme, today, 'accountId'),
  ];
}

function itemViolations({ item, scheme, quantity, pricePoints }: Redeeming): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const about = { entityId: item.id };
  if (item.schemeId !== scheme.id) {
    const [zh, en] = ['商品属于另一积分方案。', 'The goods are of another scheme.'];
    found.push(violation('INVALID_INPUT', 'storeItemId', zh, en, about));
  }
  if (item.state !== 'ON_SALE') {
    const [zh, en] = ['商品已下架。', 'The goods are withdrawn.'];
    found.push(violation('INVALID_STATE', 'storeItemId', zh, en, about));
  }
  if (pricePoints !== null && pricePoints !== item.pricePoints) {
    const price = item.pricePoints;
    const [zh, en] = [`现价为 ${price} 分。`, `The price is ${price} points now.`];
    found.push(violation('INVALID_INPUT', 'pricePoints', zh, en, { ...about, limit: price }));
  }
  if (quantity > item.stock) {
    const [zh, en] = [`只剩 ${item.stock} 件。`, `Only ${item.stock} are left.`];
    found.push(violation('NOT_ENOUGH_LEFT', 'quantity', zh, en, { ...about, limit: item.stock }));
  }
  return found;
}

function paymentViolations({ account, item, quantity }: Redeeming): UserErrorShape[] {
  const { id: entityId, balance } = account;
  const price = item.pricePoints * quantity;
  if (price <= balance) {
    return [];
  }
  const zh = `需 ${price} 分，只有 ${balance} 分。`;
  const en = `It costs ${price} points, and the account holds ${balance}.`;
  return [violation('NOT_ENOUGH_LEFT', 'accountId', zh, en, { entityId, limit: balance })];
}
