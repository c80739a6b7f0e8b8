import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';

/** The third-party evaluation of 即墨; its year is inferred. */
export function evaluations(): Prisma.EvaluationCreateManyInput[] {
  return [
    {
      id: 'evl-jimo',
      nameZh: '即墨区物业服务第三方测评',
      nameEn: 'Third-party evaluation of property service in Jimo',
      heldOn: '2022?',
      thirdParty: true,
      participants: 70,
      areaId: 'dst-jimo',
      areaPath: areaPath('dst-jimo'),
      provenance: 'REPORTED',
    },
  ];
}

/** One result is told of, without its rank; of the other 69 firms nothing is known but that they took part. */
export function evaluationResults(): Prisma.EvaluationResultCreateManyInput[] {
  const common = { evaluationId: 'evl-jimo', participants: 70 };
  return [
    {
      ...common,
      id: 'evr-jimo-xincheng',
      firmId: 'firm-xincheng',
      band: 'TOP',
      unmanagedCompoundsOnly: true,
      provenance: 'REPORTED',
    },
    ...Array.from({ length: 69 }, (_, index) => {
      const number = String(index + 1).padStart(2, '0');
      return {
        ...common,
        id: `evr-jimo-${number}`,
        firmId: `firm-jimo-${number}`,
        provenance: 'SYNTHETIC' as const,
      };
    }),
  ];
}
