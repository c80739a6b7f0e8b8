import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { keepCompounds } from '../coverage/known-compounds.ts';
import { db } from '../db.ts';
import { canBeAsked, type NewAgreement } from './new-agreement.rules.ts';

/** What the owners say about what an agreement names, asked before anything is written. */
export interface Told {
  violations: UserErrorShape[];
  /** The community of each compound that is named or lies in an area that is. */
  areaOfCompound: ReadonlyMap<string, string>;
  /** Whether the owner of areas could be asked about those that are new here. */
  isPlaceKnown: boolean;
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
    return { violations: [], areaOfCompound: new Map(), isPlaceKnown: true };
  }
  const { compoundIds, areaIds } = row;
  const [parties, named, within] = await Promise.all([
    asked('parties', () => partyViolations(row, ctx)),
    asked('compoundIds', () => namedCompounds(compoundIds, ctx)),
    asked('areaIds', () => compoundsWithin(areaIds, ctx)),
  ]);
  const lying = [...(named.answer?.lying ?? []), ...(within.answer ?? [])];
  const areaOfCompound = new Map(lying.flatMap(({ id, area }) => (area ? [[id, area.id]] : [])));
  const homes = [...areaOfCompound.values()];
  const areas = await asked('areaId', async () => {
    // What lies in an area that it covers is known at once, not only when somebody asks.
    await keepCompounds(
      [...areaOfCompound].map(([id, areaId]) => ({ id, areaId })),
      ctx,
    );
    return pathsOf(db(), [row.areaId, ...areaIds, ...homes], ctx);
  });
  const missing = areaIds.flatMap((id, at) =>
    areas.answer?.has(id) === false ? [unknown(`areaIds.${at}`, id)] : [],
  );
  const downs = [parties, named, within, areas].flatMap(({ down }) => down ?? []);
  const wrong = [...(parties.answer ?? []), ...(named.answer?.violations ?? []), ...missing];
  return { violations: [...downs, ...wrong], areaOfCompound, isPlaceKnown: areas.down === null };
}

const unknown = (field: string, id: string) =>
  violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId: id });

async function partyViolations({ parties }: NewAgreement, ctx: Context) {
  const bodies = parties.map(({ organisationId: id }) => ({ __typename: 'Organisation', id }));
  const found = await askAll('organisations', bodies, '... on Organisation { id }', ctx);
  return bodies.flatMap(({ id }, at) =>
    found[at] ? [] : [unknown(`parties.${at}.organisationId`, id)],
  );
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
  return lying;
}

/** Nothing is asked about nothing. */
async function askAll(...question: Parameters<typeof askEntities>) {
  return question[1].length === 0 ? [] : askEntities(...question);
}
