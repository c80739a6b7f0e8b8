import type { Queryable } from './page-query.ts';
import { join, raw, sql } from './sql.ts';

/** A column is called as its property, in snake case. */
const columnOf = (property: string) =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Inserts rows of one shape in one statement of one parameter, however many they are; columns that
 * the first row does not have take their defaults. A client's own way takes a parameter for each
 * value, and for thousands of rows several statements and many times as long.
 */
export async function insertRows(
  tx: Queryable,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const properties = Object.keys(rows[0] ?? {});
  if (properties.length === 0) {
    return;
  }
  // Named once and not for every row: of thousands of rows that is most of the work here.
  const named = properties.map((property) => ({ property, name: columnOf(property) }));
  const columns = join(named.map(({ name }) => raw(`"${name}"`)));
  const values = join(named.map(({ name }) => raw(`e."${name}"`)));
  const given = rows.map((row) => {
    const columnsOfRow: Record<string, unknown> = {};
    for (const { property, name } of named) {
      columnsOfRow[name] = row[property] ?? null;
    }
    return columnsOfRow;
  });
  await tx.$queryRaw(sql`
    insert into ${raw(`"${table}"`)} (${columns}) select ${values}
    from jsonb_populate_recordset(null::${raw(`"${table}"`)}, ${JSON.stringify(given)}::jsonb) as e`);
}
