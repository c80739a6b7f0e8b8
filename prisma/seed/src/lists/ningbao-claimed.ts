import { ningbaoOffers } from './ningbao-offers.ts';
import type { ClaimEnd, Story } from './stories.ts';

/** A demand that one offer met whole: which offer, where, what was asked, when, how far it got. */
type Met = [
  offer: number,
  place: string,
  title: string,
  quantity: number,
  collected: string,
  claimed: string,
  state: ClaimEnd,
  rating?: number,
];

const firstQuarter: Met[] = [
  [1, 'cmp-ningbao', '行动不便老人的工作日午餐', 8, '2023-01-06', '2023-01-11', 'CONFIRMED', 5],
  [2, 'com-ningbao', '年初为老人集中量血压测血糖', 1, '2023-01-09', '2023-01-30', 'CONFIRMED', 4],
  [3, 'cmp-nb-2', '慢性病老人用药指导', 1, '2023-02-03', '2023-02-09', 'CONFIRMED', 5],
  [6, 'cmp-ningbao', '独居老人家门锁与门框修理', 2, '2023-02-06', '2023-02-08', 'CONFIRMED', 4],
  [9, 'com-ningbao', '想学日常英语', 8, '2023-02-10', '2023-02-15', 'CONFIRMED', 4],
  [12, 'com-ningbao', '看不懂新的医保政策', 2, '2023-02-17', '2023-02-22', 'CONFIRMED', 3],
  [13, 'cmp-ningbao', '代办高龄补贴手续', 4, '2023-02-20', '2023-02-24', 'CONFIRMED', 5],
  [18, 'cmp-nb-3', '楼上漏水引起的邻里争执', 1, '2023-03-01', '2023-03-06', 'CONFIRMED', 3],
];

const secondQuarter: Met[] = [
  [2, 'cmp-nb-2', '春季老人健康筛查', 1, '2023-04-04', '2023-04-10', 'CONFIRMED', 5],
  [2, 'cmp-nb-3', '老人骨密度检查', 1, '2023-04-06', '2023-05-08', 'DELIVERED'],
  [1, 'cmp-ningbao', '白天无人照看老人的午餐', 9, '2023-04-03', '2023-04-05', 'IN_SERVICE'],
  [6, 'cmp-ningbao', '纱窗与合页更换', 1, '2023-04-11', '2023-04-13', 'CONFIRMED', 4],
  [6, 'cmp-ningbao', '厨房吊柜松动', 1, '2023-05-09', '2023-05-11', 'DELIVERED'],
  [10, 'com-ningbao', '放学后到家长下班前的照看', 20, '2023-04-07', '2023-04-14', 'IN_SERVICE'],
  [11, 'cmp-nb-3', '中庭灌木遮挡低层窗户', 1, '2023-04-18', '2023-04-21', 'CONFIRMED', 3],
  [12, 'cmp-nb-2', '退役军人优待政策解释', 1, '2023-05-04', '2023-05-06', 'CONFIRMED', 4],
  [14, 'com-ningbao', '电动车入户充电劝导', 1, '2023-05-12', '2023-05-18', 'DELIVERED'],
  [16, 'com-ningbao', '午高峰骑手没地方歇脚', 20, '2023-05-15', '2023-05-19', 'IN_SERVICE'],
  [17, 'cmp-ningbao', '楼道杂物清理', 1, '2023-06-05', '2023-06-12', 'ACCEPTED'],
];

/** The nineteen demands of 宁宝 that were claimed whole in the first half of 2023. */
export function ningbaoClaimed(): Story[] {
  return [
    ...firstQuarter.map((met, index) => story(met, `dem-nb-2023q1-${twoDigits(index + 1)}`)),
    ...secondQuarter.map((met, index) => story(met, `dem-nb-2023q2-${twoDigits(index + 1)}`)),
  ];
}

const offers = ningbaoOffers();

function story(met: Met, id: string): Story {
  const [number, place, title, quantity, collected, on, state, rating] = met;
  const offer = offers[number - 1];
  if (!offer) {
    throw new Error(`There is no offer R${number} in 宁宝.`);
  }
  const { category, audiences, unit = 'SESSION', provider, agreementId, id: resourceId } = offer;
  return {
    id,
    title,
    kind: 'COMMUNITY_PROJECT',
    category,
    audience: audiences[0] ?? 'ANY',
    unit,
    quantity,
    locationClass:
      place.startsWith('cmp-') && category === 'INDOOR_REPAIR' ? 'PRIVATE_DWELLING' : 'PUBLIC_AREA',
    place,
    collected,
    claims: [{ claimant: provider, resourceId, agreementId, on, state, rating }],
    provenance: 'SYNTHETIC',
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
