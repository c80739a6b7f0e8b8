import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { db } from '../db.ts';
import type { Tabled } from './tabling.rules.ts';

/** What everybody may see of it, whoever asks. */
export async function askDemand(id: string, ctx: Context): Promise<Tabled | null> {
  const named = [{ __typename: 'Demand', id }];
  const selection = '... on Demand { title kind state area { id } }';
  const [found] = await askEntities('lists', named, selection, { ...ctx, actor: null });
  const demand = found as
    | (Omit<Tabled, 'id' | 'areaPath'> & { area: { id: string } | null })
    | null;
  const areaId = demand?.area?.id ?? '';
  const areaPath = demand && (await pathsOf(db(), [areaId], ctx)).get(areaId);
  return demand && areaPath ? { ...demand, id, areaPath } : null;
}
