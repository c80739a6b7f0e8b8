import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';

/** The latest survey at 宁宝世家; neither its day nor its sample was published. */
export function surveys(): Prisma.SurveyCreateManyInput[] {
  return [
    {
      id: 'srv-ningbao',
      firmId: 'firm-ningbao',
      compoundId: 'cmp-ningbao',
      surveyedOn: '2023?',
      rate: '90',
      qualifier: 'AT_LEAST',
      areaId: 'com-ningbao',
      areaPath: areaPath('com-ningbao'),
      provenance: 'REPORTED',
    },
  ];
}
