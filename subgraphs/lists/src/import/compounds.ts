import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import type { KnownCompound } from './compound.rules.ts';

interface Asked {
  compounds: {
    nodes: { id: string; zh: string; en: string | null; aliases: string[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

/** All compounds of a community, by their owner: one call for each hundred. Throws PeerUnavailable. */
export async function compoundsOf(areaId: string, ctx: Context): Promise<KnownCompound[]> {
  const found: KnownCompound[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = `first: 100${after === null ? '' : `, after: ${JSON.stringify(after)}`}`;
    const selection = `... on Area { compounds(${page}) {
      nodes { id zh: name(locale: ZH) en: name(locale: EN) aliases } pageInfo { hasNextPage endCursor } } }`;
    const asked = [{ __typename: 'Area', id: areaId }];
    const [area] = (await askEntities('compounds', asked, selection, ctx)) as (Asked | null)[];
    const { nodes = [], pageInfo } = area?.compounds ?? {};
    found.push(
      ...nodes.map(({ id, zh, en, aliases }) => ({
        id,
        names: [zh, en, ...aliases].filter((name) => name !== null),
      })),
    );
    more = pageInfo?.hasNextPage ?? false;
    after = pageInfo?.endCursor ?? null;
  }
  return found;
}
