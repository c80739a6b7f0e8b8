import type { Story } from './stories.ts';

type Given = Omit<Story, 'id' | 'kind' | 'provenance' | 'quantity' | 'unit'> & Partial<Story>;

// Each stands for one way in which an offer can miss a demand, or fit it.
const given: Given[] = [
  {
    title: '高龄老人上门看诊',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    place: 'cmp-ningbao',
    collected: '2023-05-22',
    urgency: 'HIGH',
    beneficiaries: 15,
  },
  {
    title: '学龄儿童视力筛查',
    category: 'MEDICAL',
    audience: 'CHILDREN',
    place: 'com-ningbao',
    collected: '2023-05-23',
    beneficiaries: 60,
  },
  {
    title: '地面车位少，夜间乱停',
    category: 'PARKING',
    audience: 'ANY',
    unit: 'PROJECT',
    place: 'cmp-nb-2',
    collected: '2023-05-24',
    urgency: 'HIGH',
  },
  {
    title: '孩子想上英语角',
    category: 'LANGUAGE_CLASS',
    audience: 'CHILDREN',
    quantity: 4,
    place: 'com-ningbao',
    collected: '2023-05-25',
  },
  {
    title: '工作日检修公共水表',
    category: 'PLUMBING_ELECTRIC',
    audience: 'ANY',
    place: 'cmp-ningbao',
    collected: '2023-05-26',
    wantedWeekdays: [1, 2, 3, 4, 5],
  },
  {
    title: '老人家卫生间加装扶手',
    category: 'INDOOR_REPAIR',
    audience: 'ELDERLY',
    place: 'cmp-nb-2',
    collected: '2023-05-29',
    locationClass: 'PRIVATE_DWELLING',
  },
  {
    title: '社保新规集中答疑',
    category: 'POLICY_ADVICE',
    audience: 'ANY',
    quantity: 8,
    place: 'com-ningbao',
    collected: '2023-05-30',
  },
  {
    title: '花坛补种与枯枝清理',
    category: 'GREENING',
    audience: 'ANY',
    place: 'cmp-ningbao',
    collected: '2023-05-31',
  },
  {
    id: 'dem-nb-2023q1-09',
    title: '单元门口加装摄像头',
    category: 'SURVEILLANCE',
    audience: 'ANY',
    unit: 'PROJECT',
    place: 'cmp-nb-3',
    collected: '2023-03-15',
    listQuarter: '2023-Q2',
  },
  {
    title: '夏季骑手饮水点',
    category: 'REST_AND_SUPPLIES',
    audience: 'COURIER',
    quantity: 30,
    place: 'com-ningbao',
    collected: '2023-06-01',
  },
];

const routed: Given[] = [
  {
    title: '小区外人行道地砖破损',
    category: 'ROAD',
    audience: 'ANY',
    place: 'com-ningbao',
    collected: '2023-04-10',
    locationClass: 'MUNICIPAL',
    routing: {
      to: 'org-com-ningbao',
      on: '2023-04-12',
      state: 'DONE',
      resolution: '破损地砖已更换，现场回访无异议。',
    },
  },
  {
    title: '电梯异响',
    category: 'PUBLIC_REPAIR',
    audience: 'ANY',
    place: 'cmp-ningbao',
    collected: '2023-05-08',
    urgency: 'HIGH',
    routing: { to: 'org-firm-ningbao', on: '2023-05-09', state: 'ACKNOWLEDGED' },
  },
  {
    title: '围墙外乔木压线',
    category: 'GREENING',
    audience: 'ANY',
    place: 'cmp-nb-2',
    collected: '2023-05-16',
    locationClass: 'MUNICIPAL',
    routing: {
      to: 'org-firm-ningbao',
      on: '2023-05-17',
      state: 'RETURNED',
      returnedReason: 'NOT_RESPONSIBLE',
    },
  },
  {
    title: '出入口到公交站绕行太远',
    category: 'ACCESS_AND_TRANSPORT',
    audience: 'ANY',
    place: 'cmp-nb-3',
    collected: '2023-06-02',
    locationClass: 'MUNICIPAL',
    routing: { to: 'org-greening', on: '2023-06-05', state: 'ASSIGNED' },
  },
];

const closedEarly: Given[] = [
  {
    title: '给老人量血压',
    category: 'MEDICAL',
    audience: 'ELDERLY',
    place: 'cmp-nb-2',
    collected: '2023-04-05',
    mergedInto: 'dem-nb-2023q2-01',
  },
  {
    title: '低层采光被树挡住',
    category: 'GREENING',
    audience: 'ANY',
    place: 'cmp-nb-3',
    collected: '2023-04-19',
    mergedInto: 'dem-nb-2023q2-07',
  },
  {
    title: '搬家需要人手',
    category: 'OTHER',
    audience: 'ANY',
    place: 'cmp-ningbao',
    collected: '2023-05-19',
    withdrawn: true,
  },
];

/** What 宁宝 had open, routed, merged or withdrawn in 2023-Q2; numbers go on after the claimed. */
export function ningbaoOpen(): Story[] {
  return [...given, ...routed, ...closedEarly].map((story, index) => ({
    id: `dem-nb-2023q2-${index + 12}`,
    kind: 'COMMUNITY_PROJECT',
    unit: 'SESSION',
    quantity: 1,
    provenance: 'SYNTHETIC',
    ...story,
  }));
}
