import { askAll } from '@lianjian/kernel/ask-all';
import type { Context } from '@lianjian/kernel/context';

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
  compounds: '... on Compound { name(locale: ZH) }',
  organisations: `... on Area { name(locale: ZH) } ... on Organisation { name(locale: ZH) }
    ... on Person { name: pseudonym }`,
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
      return [field, Array.isArray(row[field]) ? each : each[0]] as const;
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
    const found = await askAll(owner, asked, selection, ctx);
    for (const each of asked) {
      names.set(each.id, String(found(each)?.name ?? each.id));
    }
  }
  return names;
}
