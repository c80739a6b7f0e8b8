import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { boundsViolations } from '../book.rules.ts';

/** Goods that a community puts into its store. */
export interface NewItem {
  schemeId: string;
  title: string;
  description: string | null;
  pricePoints: number;
  stock: number;
}

/** What a community changes of goods that are there. */
export interface Restocking {
  pricePoints: number | null;
  added: number;
}

export const TITLE_MAX = 60;
export const DESCRIPTION_MAX = 500;
export const PRICE_MAX = 100_000;
export const STOCK_MAX = 100_000;

/** All that is wrong with new goods by themselves. */
export function itemViolations({ title, description, pricePoints, stock }: NewItem) {
  return [
    ...textViolations('title', title, TITLE_MAX),
    ...textViolations('description', description, DESCRIPTION_MAX),
    ...boundsViolations('pricePoints', pricePoints, [1, PRICE_MAX]),
    ...boundsViolations('stock', stock, [0, STOCK_MAX]),
  ];
}

/** All that is wrong with a restocking, given what is there. */
export function stockViolations({ pricePoints, added }: Restocking, stock: number) {
  return [
    ...boundsViolations('pricePoints', pricePoints, [1, PRICE_MAX]),
    ...boundsViolations('added', added, [0, STOCK_MAX - stock]),
  ];
}

export const titleTaken = (id: string | null): UserErrorShape =>
  violation('DUPLICATE', 'title', '积分超市已有同名商品。', 'The store has goods of this name.', {
    entityId: id ?? undefined,
  });
