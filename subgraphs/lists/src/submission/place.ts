import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
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
  try {
    const areaId = compoundId === null ? await community(entityId, ctx) : await home(entityId, ctx);
    const node = areaId ? await db().areaNode.findUnique({ where: { id: areaId } }) : null;
    if (node) {
      return { areaId: node.id, areaPath: node.path, compoundId };
    }
    const [zh, en] = ['没有这个小区或社区。', 'There is no such compound or community.'];
    return violation('NOT_FOUND', field, zh, en, { entityId });
  } catch (error) {
    if (!(error instanceof PeerUnavailable)) {
      throw error;
    }
    const [zh, en] = [
      '暂时无法核对地点，请稍后用同一幂等键重试。',
      'The place cannot be checked now; try again with the same key.',
    ];
    return violation('PEER_UNAVAILABLE', field, zh, en, { entityId });
  }
}

/** The area in which a compound lies, as the owner of compounds says. */
async function home(id: string, ctx: Context): Promise<string | null> {
  const asked = [{ __typename: 'Compound', id }];
  const [answer] = await askEntities('compounds', asked, '... on Compound { area { id } }', ctx);
  return (answer as { area: { id: string } | null } | null)?.area?.id ?? null;
}

/** The area itself where it is a community; the areas above it collect nothing themselves. */
async function community(id: string, ctx: Context): Promise<string | null> {
  const asked = [{ __typename: 'Area', id }];
  const [answer] = await askEntities('organisations', asked, '... on Area { id level }', ctx);
  return (answer as { level: string } | null)?.level === 'COMMUNITY' ? id : null;
}
