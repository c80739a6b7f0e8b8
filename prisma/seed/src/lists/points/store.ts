import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at, plusDays } from '../days.ts';

const OPENED = '2024-01-15';
const path = areaPath('com-qianshang');

function item(
  id: string,
  title: string,
  pricePoints: number,
  stock: number,
): Prisma.StoreItemCreateManyInput & { pricePoints: number } {
  return {
    id: `itm-qianshang-${id}`,
    schemeId: 'pts-qianshang',
    areaPath: path,
    title,
    pricePoints,
    stock,
    state: 'ON_SALE',
    createdAt: at(OPENED),
    updatedAt: at(OPENED),
    provenance: 'SYNTHETIC',
  };
}

// The report names these four sorts of goods; prices and stock are invented.
export const items = [
  item('towel', '毛巾', 10, 38),
  item('toy', '儿童玩具', 15, 20),
  item('thermos', '暖壶', 20, 11),
  item('appliance', '小型家用电器', 60, 3),
] as const;

interface Taken {
  holderId: string;
  row: Prisma.RedemptionCreateManyInput & { redeemedAt: Date };
}

/** What was taken after the first quarter was settled: collected, waiting, and called off. */
export function taken(accountOf: (holderId: string) => string): Taken[] {
  const one = (
    number: string,
    [of, on]: readonly [(typeof items)[number], string],
    state: 'REDEEMED' | 'COLLECTED' | 'CANCELLED',
  ): Taken => {
    const holderId = `per-qianshang-${number}`;
    const closedAt = state === 'REDEEMED' ? null : at(plusDays(on, 1));
    return {
      holderId,
      row: {
        id: `rdm-qianshang-${number}`,
        accountId: accountOf(holderId),
        itemId: of.id,
        areaPath: path,
        quantity: 1,
        spent: of.pricePoints,
        state,
        reason: state === 'CANCELLED' ? 'NO_LONGER_NEEDED' : null,
        redeemedAt: at(on),
        closedAt,
        version: closedAt ? 2 : 1,
        createdAt: at(on),
        updatedAt: closedAt ?? at(on),
        provenance: 'SYNTHETIC',
      },
    };
  };
  const [towel, , thermos] = items;
  return [
    one('02', [thermos, '2024-04-02'], 'COLLECTED'),
    one('03', [towel, '2024-04-03'], 'COLLECTED'),
    one('05', [towel, '2024-04-05'], 'REDEEMED'),
    one('06', [towel, '2024-04-06'], 'CANCELLED'),
  ];
}
