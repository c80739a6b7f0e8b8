import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { at } from './days.ts';

type Item = [word: string, zh: string, en: string];

// The report names four of more than ten; the others are invented.
const named: readonly Item[] = [
  ['retirement', '退休认证', 'Retirement attestation'],
  ['senior-allowance', '高龄补贴', 'Senior allowance'],
  ['disability-certificate', '残疾证申请', 'Disability certificate'],
  ['party-transfer', '党组织关系转接', 'Transfer of Party membership'],
];
const invented: readonly Item[] = [
  ['medical-insurance', '医保缴费', 'Medical insurance payment'],
  ['medicine', '代取药品', 'Fetching medicine'],
  ['utilities', '水电燃气代缴', 'Paying utilities'],
  ['parcel', '代取快递', 'Fetching parcels'],
  ['residence-permit', '居住证办理', 'Residence permit'],
  ['bus-card', '老年公交卡办理', 'Bus card for the elderly'],
  ['pension-query', '养老金查询', 'Asking after a pension'],
];

/** The catalogue of errands of the station of 龙泽书苑. */
export function errandItems(): Prisma.ErrandItemCreateManyInput[] {
  const since = at('2023-01-03');
  const row =
    (provenance: 'REPORTED' | 'SYNTHETIC') =>
    ([word, nameZh, nameEn]: Item) => ({
      id: `err-longze-${word}`,
      areaId: 'com-shanhai',
      areaPath: areaPath('com-shanhai'),
      compoundId: 'cmp-longze',
      nameZh,
      nameEn,
      aliases: [],
      state: 'OFFERED' as const,
      createdAt: since,
      updatedAt: since,
      provenance,
    });
  return [...named.map(row('REPORTED')), ...invented.map(row('SYNTHETIC'))];
}
