import type { Prisma } from '@lianjian/prisma-firms/client';
import { areaPath } from '../areas.ts';
import { placeOf } from '../compounds/compounds.ts';

const numerals = ['一', '二', '三', '四'] as const;

/** The four work stations of the steward centre; their number is reported, their names are not. */
export function stations(): Prisma.StationCreateManyInput[] {
  return numerals.map((numeral, index) => {
    const id = `stn-jimo-${index + 1}`;
    return {
      id,
      nameZh: `即墨第${numeral}物管工作站样例`,
      nameEn: `Jimo Sample Work Station ${index + 1}`,
      firmId: 'firm-xincheng',
      partyBranchId: `org-${id}-branch`,
      areaId: 'dst-jimo',
      areaPath: areaPath('dst-jimo'),
      provenance: 'SYNTHETIC',
    };
  });
}

/** The 159 unmanaged compounds, forty to a station and the rest to the last: the real split is unpublished. */
export function stationAssignments(): Prisma.StationAssignmentCreateManyInput[] {
  return Array.from({ length: 159 }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `sta-jimo-${number}`,
      stationId: `stn-jimo-${Math.floor(index / 40) + 1}`,
      ...placeOf(`cmp-jimo-${number}`),
      provenance: 'SYNTHETIC',
    };
  });
}
