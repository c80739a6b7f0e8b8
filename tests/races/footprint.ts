import type pg from 'pg';
import { NAMESPACES } from './catalogue.ts';

/** The tables, with their namespace, that a move wrote, and all that it read, locked or wrote. */
export interface Footprint {
  wrote: ReadonlySet<string>;
  touched: ReadonlySet<string>;
}

/** Requests that begin so leave their footprint. */
export const TRACKED = 'tracked-';

/** Every move writes these, each its own row, or has them written by what it wrote. */
const COMMON = ['event', 'idempotency', 'search_document'];

/**
 * Has every transaction of a tracked request note, right before it is committed, which tables it
 * holds locks on: PostgreSQL keeps one on all that a transaction has read or written, through views,
 * triggers and foreign keys as well, to its end.
 */
export async function track(client: pg.Pool): Promise<void> {
  await client.query(TRACKING);
  for (const namespace of NAMESPACES) {
    await client.query(`create constraint trigger footprint after insert on ${namespace}.event
      deferrable initially deferred for each row when (new.request_id ~~ '${TRACKED}%')
      execute function races.note()`);
  }
}

const TRACKING = `
  create schema races;
  create table races.touched (request_id text, name text, wrote boolean);
  create function races.note() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
  begin
    insert into races.touched
    select new.request_id, n.nspname || '.' || c.relname, bool_or(l.mode = 'RowExclusiveLock')
    from pg_locks l
    join pg_class c on c.oid = l.relation and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace
    where l.pid = pg_backend_pid() and l.locktype = 'relation'
    group by 2;
    return null;
  end $$`;

/** The footprint of each tracked request. */
export async function footprints(client: pg.Pool): Promise<Map<string, Footprint>> {
  const { rows } = await client.query<{ id: string; touched: string[]; wrote: string[] | null }>(
    `select request_id as id, array_agg(name) as touched, array_agg(name) filter (where wrote) as wrote
    from races.touched
    where split_part(name, '.', 1) = any($1) and split_part(name, '.', 2) <> all($2) group by 1`,
    [NAMESPACES, COMMON],
  );
  return new Map(
    rows.map(({ id, touched, wrote }) => [
      id,
      { wrote: new Set(wrote ?? []), touched: new Set(touched) },
    ]),
  );
}

/** Which tables stand behind each table and view, by namespace and name. */
export async function tablesBehind(client: pg.Pool): Promise<Map<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; tables: string[] }>(BEHIND, [NAMESPACES]);
  return new Map(rows.map(({ name, tables }) => [name, tables]));
}

const BEHIND = `
  with recursive direct as (
    select r.ev_class as view, d.refobjid as used from pg_rewrite r
    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
      and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
  ), uses as (
    (select view, used from direct union select oid, oid from pg_class where relkind = 'r')
    union select u.view, d.used from uses u join direct d on d.view = u.used
  )
  select n.nspname || '.' || v.relname as name, array_agg(distinct m.nspname || '.' || t.relname) as tables
  from uses u
  join pg_class v on v.oid = u.view
  join pg_namespace n on n.oid = v.relnamespace and n.nspname = any($1)
  join pg_class t on t.oid = u.used and t.relkind = 'r'
  join pg_namespace m on m.oid = t.relnamespace
  group by 1`;

const NAMED = /\b(?:from|join|into|update)\s+(?:"?([a-z]+)"?\.)?"?([a-z_]+)"?/gi;

/** The tables that statements name, those of other namespaces left out. */
export function tablesNamed(
  statements: readonly string[],
  namespace: string,
  behind: ReadonlyMap<string, readonly string[]>,
): string[] {
  return statements.flatMap((text) =>
    [...text.matchAll(NAMED)].flatMap(([, of = namespace, name]) =>
      of === namespace && !COMMON.includes(name ?? '') ? (behind.get(`${of}.${name}`) ?? []) : [],
    ),
  );
}

/** Whether one writes what the other one reads, locks or writes; else neither can tell of the other. */
export function meet(a: Footprint, b: Footprint): boolean {
  const writes = (one: Footprint, two: Footprint) =>
    [...one.wrote].some((name) => two.touched.has(name));
  return writes(a, b) || writes(b, a);
}

/** All that several footprints have. */
export function together(all: readonly Footprint[]): Footprint {
  const every = (key: keyof Footprint) => new Set(all.flatMap((each) => [...each[key]]));
  return { wrote: every('wrote'), touched: every('touched') };
}
