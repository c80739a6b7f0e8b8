import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at, date } from '../days.ts';

type Scheme = Prisma.PointsSchemeCreateManyInput;
type Rule = Prisma.PointsRuleCreateManyInput;

// The reports tell of the two schemes; how many points they give is invented.
export const schemes: readonly Scheme[] = [
  {
    id: 'pts-qianshang',
    areaId: 'com-qianshang',
    areaPath: areaPath('com-qianshang'),
    nameZh: '阡上社区公益积分',
    nameEn: 'Qianshang Public-Benefit Points',
    aliases: ['阡上积分超市'],
    createdAt: at('2024-01-01'),
    updatedAt: at('2024-01-01'),
    provenance: 'REPORTED',
  },
  {
    id: 'pts-longze',
    areaId: 'com-shanhai',
    areaPath: areaPath('com-shanhai'),
    compoundId: 'cmp-longze',
    nameZh: '龙泽书苑志愿积分存折',
    nameEn: 'Longze Volunteer Points Passbook',
    aliases: ['志愿积分存折'],
    createdAt: at('2023-01-01'),
    updatedAt: at('2023-01-01'),
    provenance: 'REPORTED',
  },
];

function rule(schemeId: string, number: number, of: Pick<Rule, 'activity' | 'points'>): Rule {
  const from = schemeId === 'pts-qianshang' ? '2024-01-01' : '2023-01-01';
  return {
    id: `${schemeId.replace('pts-', 'ptr-')}-${number}`,
    schemeId,
    basis: 'RECORD',
    ...of,
    effectiveFrom: date(from),
    createdAt: at(from),
    updatedAt: at(from),
    provenance: 'SYNTHETIC',
  };
}

export const rules: readonly Rule[] = [
  rule('pts-qianshang', 1, { activity: 'VOLUNTEER_SERVICE', points: 10 }),
  rule('pts-qianshang', 2, { activity: 'CIVILITY_PRACTICE', points: 5 }),
  rule('pts-qianshang', 3, { activity: 'CO_GOVERNANCE', points: 5 }),
  rule('pts-longze', 1, { activity: 'VOLUNTEER_SERVICE', points: 5 }),
];
