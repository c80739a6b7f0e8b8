import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';

/** One of the ten best of the district; it went to the service at the compound, not to the firm. */
export function awards(): Prisma.AwardCreateManyInput[] {
  return [
    {
      id: 'awd-ningbao',
      nameZh: '集美区十佳“红色物业”',
      nameEn: 'Jimei District Top Ten Red Property',
      level: 'DISTRICT',
      // The month is printed, the year is inferred.
      awardedOn: '2023?-05',
      places: 10,
      contractId: 'ctr-ningbao',
      areaId: 'com-ningbao',
      areaPath: areaPath('com-ningbao'),
      provenance: 'REPORTED',
    },
  ];
}
