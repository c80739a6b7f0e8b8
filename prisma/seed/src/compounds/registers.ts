import type { Prisma } from '@lianjian/prisma-compounds/client';
import { areaPath } from '../areas.ts';

/** Where a report gives the number of all compounds, the register holds them all. 杏林 gives none. */
export const registers: readonly Prisma.CompoundRegisterCreateManyInput[] = [
  register('str-xinan', '2024-10-15', 'S0'),
  register('com-lianting', '2023?', 'S2'),
  register('com-dahua', '2022?', 'S4'),
];

function register(
  areaId: string,
  completeOn: string,
  source: string,
): Prisma.CompoundRegisterCreateManyInput {
  return {
    id: `reg-${areaId}`,
    areaId,
    areaPath: areaPath(areaId),
    completeOn,
    source,
    provenance: 'REPORTED',
  };
}
