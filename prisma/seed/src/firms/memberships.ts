import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';

/** The nine first members of the alliance of 隐珠; how many there were is reported, who is not. */
export function allianceMemberships(): Prisma.AllianceMembershipCreateManyInput[] {
  return Array.from({ length: 9 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      id: `alm-yinzhu-${number}`,
      allianceId: 'org-yinzhu-alliance',
      firmId: `firm-yinzhu-${number}`,
      joinedOn: '2023',
      batch: 1,
      areaId: 'str-yinzhu',
      areaPath: areaPath('str-yinzhu'),
      provenance: 'SYNTHETIC',
    };
  });
}
