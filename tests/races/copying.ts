import type pg from 'pg';
import type { Table } from './catalogue.ts';

export type Row = Readonly<Record<string, unknown>> & { id: string; version: number };

/** What a ground is copied from: its rows, and the same as text with a mark behind each of its ids. */
export interface Template {
  rows: ReadonlyMap<string, readonly Row[]>;
  marked: string;
  statement: { name: string; text: string };
}

/** Stands in no text. */
const MARK = '\u0001';
/** A key is known by its hash, and no two have the same. */
const OWN: Readonly<Record<string, string>> = { hash: `encode(sha256(x.id::bytea), 'hex')` };

/** Reads what stands on a ground. */
export async function rowsOf(
  client: pg.Pool,
  tables: readonly Table[],
  path: string,
): Promise<Map<string, Row[]>> {
  const parts = tables.map(
    ({ name, mine }) =>
      `select '${name}' as name, (select jsonb_agg(to_jsonb(x)) from ${name} x where ${mine}) as rows`,
  );
  const { rows } = await client.query<{ name: string; rows: Row[] | null }>(
    parts.join(' union all '),
    [path],
  );
  return new Map(rows.flatMap((each) => (each.rows ? [[each.name, each.rows]] : [])));
}

/** Makes a template of what stands on a ground; its ids are all that copies differ in. */
export async function templateOf(
  client: pg.Pool,
  tables: readonly Table[],
  { path, name }: { path: string; name: string },
): Promise<Template> {
  const copied = tables.filter(({ name }) => !name.endsWith('.event'));
  const rows = await rowsOf(client, copied, path);
  // The body of a firm tells the id of the firm before there is one.
  const ids = [...rows.values()].flatMap((each) =>
    each.flatMap(({ id, firm_id }) => [id ?? [], firm_id ? String(firm_id) : []].flat()),
  );
  const longestFirst = [...new Set(ids)].sort((a, b) => b.length - a.length);
  const anyId = new RegExp(longestFirst.join('|'), 'g');
  const marked = JSON.stringify(Object.fromEntries(rows)).replace(anyId, (id) => id + MARK);
  const inserts = copied
    .filter(({ name }) => rows.has(name))
    .map(({ name: table, columns }, at) => {
      const given = columns.map((column) => OWN[column] ?? `x."${column}"`);
      return `i${at} as (insert into ${table} (${columns.map((column) => `"${column}"`)})
        select ${given} from jsonb_populate_recordset(null::${table}, $1::jsonb -> '${table}') x)`;
    });
  const statement = { name: `lay-${name}`, text: `with ${inserts.join(', ')} select 1` };
  return { rows, marked, statement };
}

/** Lays a copy; all of its ids end in `suffix`. */
export async function copy(client: pg.Pool, template: Template, suffix: string): Promise<void> {
  const values = [template.marked.replaceAll(MARK, suffix)];
  await client.query({ ...template.statement, values });
}
