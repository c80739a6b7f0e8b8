import type { Prisma } from '@lianjian/prisma-compounds/client';
import { areaPath } from '../areas.ts';
import { jimoCompounds } from './jimo.ts';
import { namedCompounds } from './named-compounds.ts';
import { xinanCompounds } from './xinan.ts';
import { xinglinCompounds } from './xinglin.ts';

/** The compounds of the reports, then those that exist only so that published counts have rows. */
export const compounds: readonly Prisma.CompoundCreateManyInput[] = [
  ...namedCompounds,
  ...xinanCompounds,
  ...xinglinCompounds,
  ...jimoCompounds,
].map((compound) => ({ ...compound, areaPath: areaPath(compound.areaId) }));

const byId = new Map(compounds.map((compound) => [compound.id, compound]));

/** Where a row that belongs to a compound stands: the compound's own place. */
export function placeOf(compoundId: string) {
  const compound = byId.get(compoundId);
  if (compound === undefined) {
    throw new Error(`The sample names a compound that it does not have: ${compoundId}`);
  }
  return { compoundId, areaId: compound.areaId, areaPath: compound.areaPath };
}
