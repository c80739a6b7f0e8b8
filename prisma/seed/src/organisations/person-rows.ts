import type { Prisma } from '@lianjian/prisma-organisations/client';
import { areaPath } from '../areas.ts';

export type PersonRow = Prisma.PersonCreateManyInput;

/** Somebody made up for the sample: a handle instead of a name, and where the person belongs. */
export function person(id: string, pseudonym: string, areaId: string): PersonRow {
  return { id, pseudonym, areaId, areaPath: areaPath(areaId), provenance: 'SYNTHETIC' };
}
