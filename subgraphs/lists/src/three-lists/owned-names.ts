import type { Context } from '@lianjian/kernel/context';
import { REPRESENTATIONS_MAX } from '@lianjian/kernel/limits';
import { askEntities } from '@lianjian/kernel/peers';

/** Which fields hold ids of rows of other subgraphs, whose names a sheet shows. */
const NAMED = [
  'area',
  'compoundId',
  'provider',
  'deliveredBy',
  'serviceAreas',
  'serviceCompounds',
  'claimant',
  'responsibleParty',
];

const TYPES: readonly [prefix: string, type: string, owner: string][] = [
  ['cmp-', 'Compound', 'compounds'],
  ['per-', 'Person', 'organisations'],
  ['org-', 'Organisation', 'organisations'],
];

const AREA = ['', 'Area', 'organisations'] as const;

const SELECTIONS: Readonly<Record<string, string>> = {
  compounds: '... on Compound { id name(locale: ZH) }',
  organisations: `... on Area { id name(locale: ZH) } ... on Organisation { id name(locale: ZH) }
    ... on Person { id name: pseudonym }`,
};

type Row = Readonly<Record<string, unknown>>;

const idsIn = (value: unknown) =>
  [value].flat().filter((id): id is string => typeof id === 'string');

/** Puts the owners' names in the place of ids; a row that vanished keeps its id. Throws PeerUnavailable. */
export async function withNames(rows: readonly Row[], ctx: Context): Promise<Row[]> {
  const ids = new Set(rows.flatMap((row) => NAMED.flatMap((field) => idsIn(row[field]))));
  const names = await namesOf([...ids], ctx);
  return rows.map((row) => {
    const shown = NAMED.filter((field) => row[field]).map((field) => {
      const each = idsIn(row[field]).map((id) => names.get(id) ?? id);
      return [field, each.join('、')] as const;
    });
    return { ...row, ...Object.fromEntries(shown) };
  });
}

async function namesOf(ids: readonly string[], ctx: Context): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [owner, selection] of Object.entries(SELECTIONS)) {
    const asked = ids
      .map((id) => ({ id, kind: TYPES.find(([prefix]) => id.startsWith(prefix)) ?? AREA }))
      .filter(({ kind }) => kind[2] === owner)
      .map(({ id, kind }) => ({ __typename: kind[1], id }));
    for (let at = 0; at < asked.length; at += REPRESENTATIONS_MAX) {
      const some = asked.slice(at, at + REPRESENTATIONS_MAX);
      for (const found of await askEntities(owner, some, selection, ctx)) {
        if (found) {
          names.set(String(found.id), String(found.name));
        }
      }
    }
  }
  return names;
}
