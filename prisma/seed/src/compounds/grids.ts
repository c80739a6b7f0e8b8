import type { Prisma } from '@lianjian/prisma-compounds/client';
import { placeOf } from './compounds.ts';
import { numbers, padded } from './sample-compounds.ts';

// 杏林 counts branches by compound or grid, so some of its sample compounds are divided.
const dividedInXinglin = 18;

const longzeGrids: readonly Prisma.GridCreateManyInput[] = [1, 2].map((number) => ({
  id: `grd-longze-${number}`,
  ...placeOf('cmp-longze'),
  code: String(number),
  provenance: 'REPORTED',
}));

export const grids: readonly Prisma.GridCreateManyInput[] = [
  ...longzeGrids,
  ...numbers(dividedInXinglin).flatMap((compound) =>
    [1, 2].map((number) => ({
      id: `grd-xinglin-${padded(compound, 2)}-${number}`,
      ...placeOf(`cmp-xinglin-${padded(compound, 2)}`),
      code: String(number),
      provenance: 'SYNTHETIC' as const,
    })),
  ),
];

/** Ten buildings of 12 to 16 floors are printed; which has how many, and which grid it is in, is not. */
const longzeBuildings: readonly Prisma.BuildingCreateManyInput[] = numbers(10).map((number) => ({
  id: `bld-longze-${padded(number, 2)}`,
  ...placeOf('cmp-longze'),
  gridId: number <= 5 ? 'grd-longze-1' : 'grd-longze-2',
  number,
  floors: 12 + ((number - 1) % 5),
  provenance: 'SYNTHETIC',
}));

export const buildings: readonly Prisma.BuildingCreateManyInput[] = [
  ...longzeBuildings,
  reportedBuilding('bld-qianshang-02', 'cmp-qianshang', 2),
  reportedBuilding('bld-yuquan-01', 'cmp-yuquan', 1),
  reportedBuilding('bld-heshun-17', 'cmp-heshun-17', 17),
];

function reportedBuilding(
  id: string,
  compoundId: string,
  number: number,
): Prisma.BuildingCreateManyInput {
  return { id, ...placeOf(compoundId), number, provenance: 'REPORTED' };
}
