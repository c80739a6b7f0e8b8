import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { canBeAsked, type NewAgreement } from './new-agreement.rules.ts';

/** What the owners say about what an agreement names, asked before anything is written. */
export interface Told {
  violations: UserErrorShape[];
  /** The community of each compound that is named or lies in an area that is. */
  areaOfCompound: ReadonlyMap<string, string>;
}

interface Lying {
  id: string;
  area: { id: string } | null;
}

interface Page {
  compounds: {
    nodes: readonly Lying[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

const LYING = 'id area { id }';

/** Asks the owners of parties, areas and compounds; who does not answer is told apart from none. */
export async function askOwners(row: NewAgreement, ctx: Context): Promise<Told> {
  if (!canBeAsked(row)) {
    return { violations: [], areaOfCompound: new Map() };
  }
  const [bodies, named, within] = await Promise.all([
    answerOr('parties', () => bodyViolations(row, ctx)),
    answerOr('compoundIds', () => namedCompounds(row.compoundIds, ctx)),
    answerOr('areaIds', () => compoundsWithin(row.areaIds, ctx)),
  ]);
  const lying = [
    ...('lying' in named ? named.lying : []),
    ...('lying' in within ? within.lying : []),
  ];
  return {
    violations: [bodies, named, within].flatMap(({ violations }) => violations),
    areaOfCompound: new Map(lying.flatMap(({ id, area }) => (area ? [[id, area.id]] : []))),
  };
}

async function answerOr<T extends { violations: UserErrorShape[] }>(
  field: string,
  ask: () => Promise<T>,
): Promise<T | { violations: UserErrorShape[] }> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PeerUnavailable)) {
      throw error;
    }
    const [zh, en] = [
      '暂时无法核对，请稍后用同一幂等键重试。',
      'This cannot be checked now; try again with the same key.',
    ];
    return { violations: [violation('PEER_UNAVAILABLE', field, zh, en)] };
  }
}

const unknown = (field: string, id: string) =>
  violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId: id });

async function bodyViolations({ parties, areaIds }: NewAgreement, ctx: Context) {
  const asked = [
    ...parties.map(({ organisationId: id }, at) => {
      return { __typename: 'Organisation', id, field: `parties.${at}.organisationId` };
    }),
    ...areaIds.map((id, at) => ({ __typename: 'Area', id, field: `areaIds.${at}` })),
  ];
  const representations = asked.map(({ __typename, id }) => ({ __typename, id }));
  const selection = '... on Organisation { id } ... on Area { id }';
  const found = await askAll('organisations', representations, selection, ctx);
  return {
    violations: asked.flatMap(({ field, id }, at) => (found[at] ? [] : [unknown(field, id)])),
  };
}

async function namedCompounds(ids: readonly string[], ctx: Context) {
  const representations = ids.map((id) => ({ __typename: 'Compound', id }));
  const found = await askAll('compounds', representations, `... on Compound { ${LYING} }`, ctx);
  return {
    violations: ids.flatMap((id, at) => (found[at] ? [] : [unknown(`compoundIds.${at}`, id)])),
    lying: found.flatMap((each) => (each ? [each as unknown as Lying] : [])),
  };
}

/** Every compound of every area, page by page. */
async function compoundsWithin(areaIds: readonly string[], ctx: Context) {
  const lying: Lying[] = [];
  for (const id of areaIds) {
    let after: string | null = null;
    do {
      const from: string = after === null ? '' : `, after: ${JSON.stringify(after)}`;
      const selection = `... on Area { compounds(first: 100${from}) {
        nodes { ${LYING} } pageInfo { hasNextPage endCursor } } }`;
      const [page] = await askAll('compounds', [{ __typename: 'Area', id }], selection, ctx);
      const { compounds } = page as unknown as Page;
      if (compounds === null) {
        throw new PeerUnavailable('compounds');
      }
      lying.push(...compounds.nodes);
      after = compounds.pageInfo.hasNextPage ? compounds.pageInfo.endCursor : null;
    } while (after !== null);
  }
  return { violations: [], lying };
}

/** Nothing is asked about nothing. */
async function askAll(...question: Parameters<typeof askEntities>) {
  return question[1].length === 0 ? [] : askEntities(...question);
}
