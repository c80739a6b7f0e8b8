import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';

const OWNER = 'compounds';
const LYING = 'id area { id }';

/** A compound with the community in which it lies. */
export interface Lying {
  id: string;
  areaId: string;
}

interface Told {
  id: string;
  area: { id: string } | null;
}

interface Listed {
  compounds: {
    nodes: readonly Told[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

const lying = (told: Told | null): Lying | null =>
  told?.area ? { id: told.id, areaId: told.area.id } : null;

/** Compounds by their ids, in the order given; null for those that there are not. */
export async function askCompounds(
  ids: readonly string[],
  ctx: Context,
): Promise<(Lying | null)[]> {
  if (ids.length === 0) {
    return [];
  }
  const named = ids.map((id) => ({ __typename: 'Compound', id }));
  const found = await askEntities(OWNER, named, `... on Compound { ${LYING} }`, ctx);
  return found.map((each) => lying(each as unknown as Told | null));
}

/** Every compound of all these areas: one call, and one more for each further page of an area. */
export async function askCompoundsWithin(
  areaIds: readonly string[],
  ctx: Context,
): Promise<Lying[]> {
  const found: Lying[] = [];
  let pages = areaIds.map((id) => ({ id, after: '' }));
  while (pages.length > 0) {
    const [first] = pages;
    // Pages that begin alike are asked for together; a further page is an area's own.
    const alike = pages.filter(({ after }) => after === first?.after);
    const later = pages.filter(({ after }) => after !== first?.after);
    const next = await askPage(alike, first?.after ?? '', found, ctx);
    pages = [...later, ...next];
  }
  return found;
}

async function askPage(
  areas: readonly { id: string }[],
  after: string,
  found: Lying[],
  ctx: Context,
) {
  const from = after === '' ? '' : `, after: ${JSON.stringify(after)}`;
  const selection = `... on Area { compounds(first: 100${from}) {
    nodes { ${LYING} } pageInfo { hasNextPage endCursor } } }`;
  const named = areas.map(({ id }) => ({ __typename: 'Area', id }));
  const answers = (await askEntities(OWNER, named, selection, ctx)) as unknown as Listed[];
  return answers.flatMap(({ compounds }, at) => {
    if (compounds === null) {
      throw new PeerUnavailable(OWNER);
    }
    found.push(...compounds.nodes.flatMap((each) => lying(each) ?? []));
    const { hasNextPage, endCursor } = compounds.pageInfo;
    const id = areas[at]?.id ?? '';
    return hasNextPage && endCursor !== null ? [{ id, after: endCursor }] : [];
  });
}
