import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import type { KnownName } from './named.rules.ts';

const CALLED = 'id zh: name(locale: ZH) en: name(locale: EN) aliases';

interface Called {
  id: string;
  zh: string;
  en: string | null;
  aliases: readonly string[];
}

interface Connection {
  nodes: readonly Called[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const nameOf = ({ id, zh, en, aliases }: Called): KnownName => ({
  id,
  names: [zh, en, ...aliases].filter((name) => name !== null),
});

/** All compounds of a community, by their owner. Throws PeerUnavailable. */
export const compoundsOf = (areaId: string, ctx: Context) =>
  everyOne({ owner: 'compounds', field: 'compounds' }, areaId, ctx);

/** All units of a community and all that have reported in to it. Throws PeerUnavailable. */
export async function unitsOf(areaId: string, ctx: Context): Promise<KnownName[]> {
  const selection = `... on Area { reportedInOrganisations { ${CALLED} } }`;
  const asked = [{ __typename: 'Area', id: areaId }];
  const [own, [area]] = await Promise.all([
    everyOne({ owner: 'organisations', field: 'organisations' }, areaId, ctx),
    askEntities('organisations', asked, selection, ctx),
  ]);
  const { reportedInOrganisations: reported } = (area ?? {}) as {
    reportedInOrganisations?: Called[] | null;
  };
  const all = [...own, ...(reported ?? []).map(nameOf)];
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/** A community and the areas above it. Throws PeerUnavailable. */
export async function areasOn(areaPath: string, ctx: Context): Promise<KnownName[]> {
  const asked = areaPath.split('.').map((id) => ({ __typename: 'Area', id }));
  const areas = await askEntities('organisations', asked, `... on Area { ${CALLED} }`, ctx);
  return areas.flatMap((area) => (area ? [nameOf(area as unknown as Called)] : []));
}

/** Everything that an owner lists of a community: one call for each hundred. */
async function everyOne(
  { owner, field }: { owner: string; field: string },
  areaId: string,
  ctx: Context,
): Promise<KnownName[]> {
  const found: KnownName[] = [];
  const asked = [{ __typename: 'Area', id: areaId }];
  for (let after: string | null = null, more = true; more; ) {
    const page = `first: 100${after === null ? '' : `, after: ${JSON.stringify(after)}`}`;
    const selection = `... on Area { listed: ${field}(${page}) {
      nodes { ${CALLED} } pageInfo { hasNextPage endCursor } } }`;
    const [area] = await askEntities(owner, asked, selection, ctx);
    const { nodes = [], pageInfo } = (area as { listed: Connection | null } | null)?.listed ?? {};
    found.push(...nodes.map(nameOf));
    more = pageInfo?.hasNextPage ?? false;
    after = pageInfo?.endCursor ?? null;
  }
  return found;
}
