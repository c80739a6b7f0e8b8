import { empty, join, raw, Sql, sqltag } from '@prisma/client/runtime/client';

export { empty, join, raw, Sql, sqltag as sql };

/** The columns of a row are written `x.<column>` in every list's SQL. */
export function column(name: string): Sql {
  return raw(`x."${name}"`);
}

/** The rows of a table as `x`, and once more as `base`: within a subquery `x` is another row. */
export function rowsOf(table: string): Sql {
  return raw(`"${table}" x cross join lateral (select x.*) base`);
}

/** A column of the row from which a relation is reached. */
export function base(name: string): Sql {
  return raw(`base."${name}"`);
}

export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw('true') : sqltag`(${join([...conditions], ' and ')})`;
}

export function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw('false') : sqltag`(${join([...conditions], ' or ')})`;
}

/**
 * A path lies in an area when it is the area's or goes on below it. Paths are ids joined by dots;
 * `/` is the character after the dot, so the range holds just what begins with path and dot. The
 * operators are those that an index with text_pattern_ops serves under every collation.
 */
export function within(pathColumn: Sql, areaPath: Sql): Sql {
  return sqltag`(${pathColumn} = ${areaPath} or (${pathColumn} ~>=~ (${areaPath} || '.') and ${pathColumn} ~<~ (${areaPath} || '/')))`;
}

/** The path of an area, by its id, from the namespace's copy of the area tree. */
export function areaPath(id: Sql): Sql {
  return sqltag`(select n.path from area_node n where n.id = ${id})`;
}
