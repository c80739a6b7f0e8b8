import { inLists } from '../../lists/claiming.ts';
import type { World } from '../../testkit/world.ts';
import { type Cast, QUARTER } from './cast.ts';

/** The year that is over when the community looks back. */
export const YEAR = Number(QUARTER.slice(0, 4)) - 1;

/** A year goes by: what was claimed in this quarter was claimed in the same one of the year before. */
export async function aYearGoesBy(world: World, { id }: Cast): Promise<void> {
  const before = `${YEAR}${QUARTER.slice(4)}`;
  await inLists(world, 'update claim set quarter = $2 where area_id = $1', [id('area'), before]);
}

interface Item {
  id: string;
  version: number;
  organisation: { id: string } | null;
  agreement: { id: string } | null;
  confirmed: number;
}

const ITEMS = `query ($area: ID!) { area(id: $area) { reviews { nodes { items { nodes {
  id version organisation { id } agreement { id } confirmed } } } } } }`;

/** The community marks everybody's year, and publishes it. */
export async function reviewing({ enter, id, actor, story, told }: Cast): Promise<Item[]> {
  await enter('community', 'openReview', 'review', { areaId: id('area'), year: YEAR });
  const { area } = await story.ask<{
    area: { reviews: { nodes: { items: { nodes: Item[] } }[] } };
  }>(ITEMS, { area: id('area') }, actor('community'));
  const items = area.reviews.nodes[0]?.items.nodes ?? [];
  for (const item of items) {
    const mark = { itemId: item.id, expectedVersion: item.version, score: 5, remark: '按约完成。' };
    await enter('community', 'scoreReviewItem', 'marked', mark);
  }
  const seen = { reviewId: id('review'), expectedVersion: told('review').version };
  await enter('community', 'publishReview', 'review', seen);
  return items;
}
