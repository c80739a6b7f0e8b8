import type { Prisma } from '@lianjian/prisma-agreements/client';

type PlanRow = Prisma.PlanCreateManyInput;
type ItemRow = Prisma.PlanItemCreateManyInput;

export const plans: PlanRow[] = [
  // The report prints the last year and the length, and no first year that would fit both readings.
  {
    id: 'pln-fangzhi',
    agreementId: 'agr-fangzhi',
    startYear: null,
    endYear: 2026,
    years: 3,
    provenance: 'REPORTED',
  },
  {
    id: 'pln-nb-d',
    agreementId: 'agr-nb-d',
    startYear: 2023,
    endYear: 2025,
    years: 3,
    provenance: 'SYNTHETIC',
  },
];

/** Four items are named; the cameras of 华铃花园 came before the agreement and are none of them. */
const fangzhi: Pick<ItemRow, 'area' | 'title'>[] = [
  { area: 'HARDWARE', title: '道路路面改造' },
  { area: 'HARDWARE', title: '非机动车停车棚' },
  { area: 'HARDWARE', title: '安防系统' },
  { area: 'CIVILITY', title: '党群之家' },
];

const unitD: Pick<ItemRow, 'area' | 'title' | 'target' | 'state' | 'year'>[] = [
  {
    area: 'HARDWARE',
    title: '楼道照明更换',
    target: '三个小区的楼道灯全部更换',
    state: 'DONE',
    year: 2023,
  },
  {
    area: 'HARDWARE',
    title: '公共水管检修',
    target: '每年检修一遍',
    state: 'UNDER_WAY',
    year: 2024,
  },
  {
    area: 'SOFTWARE',
    title: '居民水电安全讲座',
    target: '每年两场',
    state: 'UNDER_WAY',
    year: 2024,
  },
  {
    area: 'CIVILITY',
    title: '节水宣传角',
    target: '每个小区一处',
    state: 'PLANNED',
    year: 2025,
  },
];

export const planItems: ItemRow[] = [
  ...fangzhi.map((item, index) => ({
    ...item,
    id: `pli-fangzhi-${index + 1}`,
    planId: 'pln-fangzhi',
    state: 'PLANNED' as const,
    position: index + 1,
    provenance: 'REPORTED' as const,
  })),
  ...unitD.map((item, index) => ({
    ...item,
    id: `pli-nb-d-${index + 1}`,
    planId: 'pln-nb-d',
    position: index + 1,
    provenance: 'SYNTHETIC' as const,
  })),
];
