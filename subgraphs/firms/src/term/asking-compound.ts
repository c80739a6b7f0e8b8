import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { type Asked, asked } from '@lianjian/vocabulary/asking';
import { db } from '../db.ts';

/** The community in which a compound lies. */
export interface Place {
  areaId: string;
  areaPath: string;
}

/** Where a compound lies that an input names, as its owner tells; null for no such compound. */
export function askPlace(compoundId: string, ctx: Context): Promise<Asked<Place | null>> {
  return asked('compoundId', async () => {
    const named = [{ __typename: 'Compound', id: compoundId }];
    const [told] = await askEntities('compounds', named, '... on Compound { area { id } }', ctx);
    const areaId = (told as { area: { id: string } | null } | null)?.area?.id ?? '';
    const areaPath = (await pathsOf(db(), [areaId], ctx)).get(areaId);
    return areaPath === undefined ? null : { areaId, areaPath };
  });
}
