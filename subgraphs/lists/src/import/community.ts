import type { Context } from '@lianjian/kernel/context';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { askPlace, type Place } from '../submission/place.ts';
import type { KnownCompound } from './compound.rules.ts';
import { compoundsOf } from './compounds.ts';

/** A community into whose list a file is taken over, with all compounds that its lines could name. */
export interface Community extends Place {
  compounds: readonly KnownCompound[];
}

/** The community that an input names, by the owners of areas and compounds; or what stands against it. */
export async function askCommunity(
  areaId: string,
  ctx: Context,
): Promise<Community | UserErrorShape> {
  const place = await askPlace({ compoundId: null, areaId }, ctx);
  if ('code' in place) {
    return place;
  }
  const { answer, down } = await asked('areaId', () => compoundsOf(areaId, ctx), areaId);
  return down ?? { ...place, compounds: answer };
}
