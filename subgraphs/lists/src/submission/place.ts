import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';

/** Where a need is: its community, and its compound unless it is of the whole community. */
export interface Place {
  areaId: string;
  areaPath: string;
  compoundId: string | null;
}

interface Named {
  compoundId: string | null;
  areaId: string | null;
}

/** Finds the place that an input names, asking its owner; or says what stands against naming it. */
export async function askPlace(named: Named, ctx: Context): Promise<Place | UserErrorShape> {
  const { compoundId } = named;
  const field = compoundId === null ? 'areaId' : 'compoundId';
  const entityId = compoundId ?? named.areaId ?? '';
  const { answer, down } = await asked(field, () => find(named, ctx), entityId);
  const [zh, en] = ['没有这个小区或社区。', 'There is no such compound or community.'];
  return down ?? answer ?? violation('NOT_FOUND', field, zh, en, { entityId });
}

async function find({ compoundId, areaId }: Named, ctx: Context): Promise<Place | null> {
  const id = compoundId === null ? await community(areaId ?? '', ctx) : await home(compoundId, ctx);
  const areaPath = id && (await pathsOf(db(), [id], ctx)).get(id);
  return id && areaPath ? { areaId: id, areaPath, compoundId } : null;
}

/** The same where the input may name none or two, which is said already: then there is nothing to ask. */
export async function placeNamed(
  named: Named,
  ctx: Context,
): Promise<Place | readonly UserErrorShape[]> {
  if ((named.compoundId === null) === (named.areaId === null)) {
    return [];
  }
  const place = await askPlace(named, ctx);
  return 'code' in place ? [place] : place;
}

/** The area in which a compound lies, as the owner of compounds says. */
async function home(id: string, ctx: Context): Promise<string | null> {
  const named = [{ __typename: 'Compound', id }];
  const [answer] = await askEntities('compounds', named, '... on Compound { area { id } }', ctx);
  return (answer as { area: { id: string } | null } | null)?.area?.id ?? null;
}

/** The area itself where it is a community; the areas above it collect nothing themselves. */
async function community(id: string, ctx: Context): Promise<string | null> {
  const named = [{ __typename: 'Area', id }];
  const [answer] = await askEntities('organisations', named, '... on Area { id level }', ctx);
  return (answer as { level: string } | null)?.level === 'COMMUNITY' ? id : null;
}
