import type { Wanted } from './todays.ts';

/** Open in 宁宝 on the day of loading; invented. */
export const ningbaoToday: Wanted[] = [
  {
    title: '独居老人定期上门问诊',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    place: 'cmp-ningbao',
    urgency: 'HIGH',
  },
  { title: '幼儿园入园前体检咨询', category: 'MEDICAL', audience: 'CHILDREN', place: 'cmp-nb-2' },
  {
    title: '腿脚不便老人的午餐',
    category: 'ELDERLY_MEAL',
    audience: 'ELDERLY',
    unit: 'PERSON',
    quantity: 6,
    place: 'cmp-ningbao',
  },
  {
    title: '地库入口排队拥堵',
    category: 'PARKING',
    audience: 'ANY',
    unit: 'PROJECT',
    place: 'cmp-nb-2',
    urgency: 'HIGH',
  },
  {
    title: '家中插座老化更换',
    category: 'PLUMBING_ELECTRIC',
    audience: 'ANY',
    place: 'cmp-nb-3',
    locationClass: 'PRIVATE_DWELLING',
  },
  {
    title: '卧室门关不上',
    category: 'INDOOR_REPAIR',
    audience: 'ANY',
    place: 'cmp-ningbao',
    locationClass: 'PRIVATE_DWELLING',
  },
  {
    title: '成人口语练习',
    category: 'LANGUAGE_CLASS',
    audience: 'ADULT',
    quantity: 4,
    place: 'com-ningbao',
  },
  {
    title: '寒暑假孩子看护',
    category: 'CHILDCARE_AND_TRAINING',
    audience: 'CHILDREN',
    quantity: 10,
    place: 'com-ningbao',
  },
  { title: '中心花园补苗', category: 'GREENING', audience: 'ANY', place: 'cmp-ningbao' },
  {
    title: '医保异地结算答疑',
    category: 'POLICY_ADVICE',
    audience: 'ANY',
    quantity: 8,
    place: 'com-ningbao',
  },
  { title: '旧家具无处堆放', category: 'WASTE', audience: 'ANY', quantity: 2, place: 'cmp-nb-2' },
  {
    title: '楼间夜间照看不到的死角',
    category: 'SURVEILLANCE',
    audience: 'ANY',
    unit: 'PROJECT',
    place: 'cmp-nb-3',
  },
];
