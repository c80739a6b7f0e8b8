import type { Context } from './context.ts';
import { afterCondition, decodeCursor, encodeCursor, orderBy } from './cursor.ts';
import { compileFilter, type Filtered, type FilterInput, reaches, type Scope } from './filter.ts';
import { type OrderInput, orderKeys, reversed } from './order.ts';
import { type PageArgs, pageWindow } from './paging.ts';
import { all, join, raw, rowsOf, type Sql, sql } from './sql.ts';

/** What runs a statement; a Prisma client does. */
export interface Queryable {
  $queryRaw<T>(query: Sql): PromiseLike<T>;
}

/** Where the rows of a list come from. */
export interface ListSource extends Filtered {
  db(): Queryable;
  /** Which rows are counted, where that is more than those that the caller may see. */
  counted?(ctx: Context, filter: FilterInput | null): Sql;
}

export type ListArgs = PageArgs & {
  filter?: FilterInput | null;
  orderBy?: readonly OrderInput[] | null;
};

export interface PageItem {
  id: string;
  cursor: string;
}

export interface Page {
  items: PageItem[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Both readings of one list with one set of arguments: the pages and the counts of many parents. */
export interface ListQuery {
  pages(keys: readonly string[]): Promise<Page[]>;
  counts(keys: readonly string[]): Promise<number[]>;
}

/** Checks the arguments at once, so that a wrong page is an error even where only a count is asked. */
export function listQuery(
  source: ListSource,
  scope: Scope | null,
  args: ListArgs,
  ctx: Context,
): ListQuery {
  const window = pageWindow(args, ctx);
  const keys = orderKeys(args.orderBy ?? [], source.fields);
  const order = window.backward ? reversed(keys) : keys;
  const after = window.cursor === null ? null : decodeCursor(window.cursor, keys, ctx);
  const asked = all([
    ...(scope ? [scope(raw('k.key'), ctx)] : []),
    compileFilter(args.filter, source, ctx),
  ]);
  const rows = source.visible ? all([source.visible(ctx), asked]) : asked;
  const reaching = reaches(args.filter, source);
  // What is hidden is not counted by what stands beside it, for it could be guessed from that.
  const counted =
    source.counted && !reaching ? all([source.counted(ctx, args.filter ?? null), asked]) : rows;
  const from = reaching ? rowsOf(source.from) : raw(`"${source.from}" x`);

  async function pages(parents: readonly string[]): Promise<Page[]> {
    const sorting = join(orderBy(order, window.backward), ', ');
    const page = after ? all([rows, afterCondition(order, after, window.backward)]) : rows;
    const values = order.map((key) => sql`(${key.value})::text`);
    const found = await source.db().$queryRaw<Found[]>(sql`
      select k.key as parent, p.id, p.cursor
      from unnest(${[...parents]}::text[]) as k(key)
      cross join lateral (
        select x.id, array[${join(values)}] as cursor, row_number() over (order by ${sorting}) as rank
        from ${from} where ${page} order by ${sorting} limit ${window.size + 1}
      ) p
      order by k.key, p.rank`);
    const byParent = new Map<string, Found[]>(parents.map((parent) => [parent, []]));
    for (const row of found) {
      byParent.get(row.parent)?.push(row);
    }
    return parents.map((parent) => toPage(byParent.get(parent) ?? []));
  }

  function toPage(found: Found[]): Page {
    const items = found.slice(0, window.size).map(({ id, cursor }) => ({
      id,
      cursor: encodeCursor(keys, cursor),
    }));
    const more = found.length > window.size;
    const started = window.cursor !== null;
    return window.backward
      ? { items: items.reverse(), hasNextPage: started, hasPreviousPage: more }
      : { items, hasNextPage: more, hasPreviousPage: started };
  }

  async function counts(parents: readonly string[]): Promise<number[]> {
    const found = await source.db().$queryRaw<{ parent: string; count: number }[]>(sql`
      select k.key as parent, c.count
      from unnest(${[...parents]}::text[]) as k(key)
      cross join lateral (select count(*)::int as count from ${from} where ${counted}) c`);
    const byParent = new Map(found.map((row) => [row.parent, row.count]));
    return parents.map((parent) => byParent.get(parent) ?? 0);
  }

  return { pages, counts };
}

interface Found {
  parent: string;
  id: string;
  cursor: (string | null)[];
}
