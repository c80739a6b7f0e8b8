import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { askCompounds, askCompoundsWithin } from '../coverage/asking-compounds.ts';
import { keepCompounds } from '../coverage/known-compounds.ts';
import { db } from '../db.ts';
import { canBeAsked, type NewAgreement } from './new-agreement.rules.ts';

/** What the owners say about what an agreement names, asked before anything is written. */
export interface Told {
  violations: UserErrorShape[];
  /** Where each party belongs, by its id; null for nowhere said. Those that there are not are not there. */
  partyPaths: ReadonlyMap<string, string | null>;
  /** The community of each compound that is named or lies in an area that is. */
  areaOfCompound: ReadonlyMap<string, string>;
  /** Whether the owner of areas could be asked about those that are new here. */
  isPlaceKnown: boolean;
}

/** Asks the owners of parties, areas and compounds; who does not answer is told apart from none. */
export async function askOwners(row: NewAgreement, ctx: Context): Promise<Told> {
  if (!canBeAsked(row)) {
    return {
      violations: [],
      partyPaths: new Map(),
      areaOfCompound: new Map(),
      isPlaceKnown: true,
    };
  }
  const { compoundIds, areaIds } = row;
  const [parties, named, within] = await Promise.all([
    asked('parties', () => askParties(row, ctx)),
    asked('compoundIds', () => askCompounds(compoundIds, ctx)),
    asked('areaIds', () => askCompoundsWithin(areaIds, ctx)),
  ]);
  const lying = [...(named.answer ?? []), ...(within.answer ?? [])].flatMap((each) => each ?? []);
  const areaOfCompound = new Map(lying.map(({ id, areaId }) => [id, areaId]));
  const homes = [...areaOfCompound.values()];
  const areas = await asked('areaId', async () => {
    // What lies in an area that it covers is known at once, not only when somebody asks.
    await keepCompounds(lying, ctx);
    return pathsOf(db(), [row.areaId, ...areaIds, ...homes], ctx);
  });
  const partyPaths = parties.answer ?? new Map<string, string | null>();
  const nobodies = row.parties.flatMap(({ organisationId: id }, at) =>
    parties.answer && !partyPaths.has(id) ? [unknown(`parties.${at}.organisationId`, id)] : [],
  );
  const strangers = compoundIds.flatMap((id, at) =>
    named.answer && !named.answer[at] ? [unknown(`compoundIds.${at}`, id)] : [],
  );
  const missing = areaIds.flatMap((id, at) =>
    areas.answer?.has(id) === false ? [unknown(`areaIds.${at}`, id)] : [],
  );
  const downs = [parties, named, within, areas].flatMap(({ down }) => down ?? []);
  const violations = [...downs, ...nobodies, ...strangers, ...missing];
  return { violations, partyPaths, areaOfCompound, isPlaceKnown: areas.down === null };
}

const unknown = (field: string, id: string) =>
  violation('NOT_FOUND', field, '没有这条记录。', 'There is no such row.', { entityId: id });

/** Where the parties belong that there are. */
async function askParties({ parties }: NewAgreement, ctx: Context) {
  const bodies = parties.map(({ organisationId: id }) => ({ __typename: 'Organisation', id }));
  const selection = '... on Organisation { area { path } }';
  const found =
    bodies.length === 0 ? [] : await askEntities('organisations', bodies, selection, ctx);
  const told = found as ({ area: { path: string } | null } | null)[];
  return new Map(
    bodies.flatMap(({ id }, at) => {
      const body = told[at];
      return body ? [[id, body.area?.path ?? null] as const] : [];
    }),
  );
}
