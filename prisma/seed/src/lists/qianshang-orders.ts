import { plusDays } from './days.ts';
import type { ClaimStory, Party, Story } from './stories.ts';

type Order = [title: string, category: Story['category']];

// The kinds of work are those that the report names; the single orders are invented.
const orders: Order[] = [
  ['木门门框松动', 'INDOOR_REPAIR'],
  ['客厅电灯不亮', 'PLUMBING_ELECTRIC'],
  ['窗户关不严', 'INDOOR_REPAIR'],
  ['水龙头滴水', 'PLUMBING_ELECTRIC'],
  ['柜门合页脱落', 'INDOOR_REPAIR'],
  ['插座没电', 'PLUMBING_ELECTRIC'],
];

const COUNT = 23;
const MEMBERS = 37;
const FIRST_DAY = '2024-01-08';

/** The orders that the repair team of 阡上 has done: more than twenty, the first with four sign-ups. */
export function qianshangOrders(): Story[] {
  return Array.from({ length: COUNT }, (_, index): Story => {
    const [title, category] = orders[index % orders.length] ?? ['', 'INDOOR_REPAIR'];
    const collected = plusDays(FIRST_DAY, index * 3);
    const isFirst = index === 0;
    return {
      id: `dem-qianshang-order-${String(index + 1).padStart(2, '0')}`,
      title,
      kind: 'REPAIR_ORDER',
      category,
      audience: 'ANY',
      unit: 'SESSION',
      quantity: isFirst ? 2 : 1,
      locationClass: 'PRIVATE_DWELLING',
      place: 'cmp-qianshang',
      collected,
      submissions: [
        {
          channel: 'OTHER',
          on: collected,
          dwelling: isFirst ? '2号楼' : `样例${(index % 6) + 1}号楼`,
          contact: `样例联系方式${index + 1}`,
        },
      ],
      claims: isFirst ? fourSignUps(collected) : [done(member(index), collected, 3 + (index % 3))],
      provenance: isFirst ? 'REPORTED' : 'SYNTHETIC',
    };
  });
}

// Published at nine; four members answered in less than five minutes, two of them attended.
function fourSignUps(on: string): ClaimStory[] {
  const chosen = { on, quantity: 1, state: 'CONFIRMED', rating: 5 } as const;
  const others = { on, quantity: 1, state: 'DECLINED', reason: 'NOT_CHOSEN' } as const;
  return [
    { ...chosen, claimant: member(1), time: '09:01' },
    { ...chosen, claimant: member(2), time: '09:02' },
    { ...others, claimant: member(3), time: '09:03' },
    { ...others, claimant: member(4), time: '09:04' },
  ];
}

function done(claimant: Party, on: string, rating: number): ClaimStory {
  return { claimant, on, time: '09:03', quantity: 1, state: 'CONFIRMED', rating };
}

function member(index: number): Party {
  return `per-qianshang-${String((index % MEMBERS) + 1).padStart(2, '0')}`;
}
