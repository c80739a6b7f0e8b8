import type { Prisma } from '@lianjian/prisma-compounds/client';

/** A compound before its place in the tree is written out. */
export type CompoundSeed = Omit<Prisma.CompoundCreateManyInput, 'areaPath'>;

/** Numbers as they stand in ids: 07 of 62, 007 of 159. */
export function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** 1, 2 … count. */
export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** A compound invented so that a published count has rows; its name says that it is one. */
export function sampleCompound(
  id: string,
  areaId: string,
  names: { nameZh: string; nameEn: string },
  profile: Partial<CompoundSeed> = {},
): CompoundSeed {
  return { id, areaId, ...names, ...profile, provenance: 'SYNTHETIC' };
}

/** Deals the numbers out to the areas in turn, so that each gets about as many. */
export function dealt(areaIds: readonly string[], number: number): string {
  const areaId = areaIds[(number - 1) % areaIds.length];
  if (areaId === undefined) {
    throw new Error('There is no area to deal compounds out to.');
  }
  return areaId;
}
