import type pg from 'pg';

/** A table of one of the namespaces, as far as rows of a ground stand in it. */
export interface Table {
  /** With its namespace, such as `lists.demand`. */
  name: string;
  columns: readonly string[];
  /** SQL over `x` that says which rows are of the ground whose path is `$1`. */
  mine: string;
  /** The column by which they are found. */
  by: string;
}

/** The namespaces in which somebody makes moves. */
export const NAMESPACES = ['organisations', 'compounds', 'agreements', 'lists', 'firms'] as const;

/** What is the same on every ground, follows from other rows by itself, or is compared by the log. */
const NOT_OF_GROUNDS = ['idempotency', 'published_figure', 'search_document', '_prisma_migrations'];

interface Column {
  name: string;
  columns: string[];
}

interface Key {
  child: string;
  column: string;
  parent: string;
}

/** All tables in which a ground can have rows: by the path of the place, or by whose parts they are. */
export async function tablesOf(client: pg.Pool): Promise<Table[]> {
  const { rows: found } = await client.query<Column>(COLUMNS, [NAMESPACES, NOT_OF_GROUNDS]);
  const { rows: keys } = await client.query<Key>(KEYS);
  const mine = (name: string, seen: readonly string[] = []): readonly [string, string] | null => {
    const columns = found.find((each) => each.name === name)?.columns ?? [];
    const path = ['area_path', 'path'].find((column) => columns.includes(column));
    if (path) {
      return [`x.${path} ~>=~ $1 and x.${path} ~<~ ($1 || '/')`, `${path} text_pattern_ops`];
    }
    for (const { column, parent } of keys.filter(({ child }) => child === name)) {
      const above = seen.includes(parent) ? null : mine(parent, [...seen, name]);
      if (above) {
        return [`x.${column} in (select x.id from ${parent} x where ${above[0]})`, column];
      }
    }
    return null;
  };
  return found.flatMap(({ name, columns }) => {
    const [condition, by] = mine(name) ?? [];
    return condition && by ? [{ name, columns, mine: condition, by }] : [];
  });
}

/** So that a ground is found at once, however many there are. */
export async function indexed(client: pg.Pool, tables: readonly Table[]): Promise<void> {
  await client.query(tables.map(({ name, by }) => `create index on ${name} (${by})`).join('; '));
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = any($1)
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and c.relname <> all($2)
  group by 1 order by 1`;

/** What a row always has comes first; a key is of no table: who holds it is of the ground. */
const KEYS = `
  select child, "column", parent from (
    select n.nspname || '.' || c.relname as child, a.attname as "column",
      n.nspname || '.' || p.relname as parent, a.attnotnull as is_always
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class p on p.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1
    union all select 'organisations.api_key', 'holder_id', 'organisations.organisation', true) keys
  order by child, is_always desc, "column"`;
