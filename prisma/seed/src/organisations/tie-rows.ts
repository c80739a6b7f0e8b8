import type { Prisma } from '@lianjian/prisma-organisations/client';
import { areaPath } from '../areas.ts';

export type TieRow = Prisma.TieCreateManyInput;

/** A tie before its place in the tree is written out. */
export type TieSeed = Omit<TieRow, 'areaPath'>;

export function tieRow(seed: TieSeed): TieRow {
  return { ...seed, areaPath: areaPath(seed.areaId) };
}
