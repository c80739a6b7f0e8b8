interface Queryable {
  $queryRawUnsafe<T>(query: string): PromiseLike<T>;
}

// Neither the history of migrations nor the keys of the API say anything about neighbourhoods.
const TABLES = `
  select quote_ident(tablename) as name from pg_tables
  where schemaname = current_schema() and tablename not in ('_prisma_migrations', 'api_key')`;

/** Whether no table of the client's namespace holds a row, whoever wrote it. */
export async function isEmpty(db: Queryable): Promise<boolean> {
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(TABLES);
  if (tables.length === 0) {
    throw new Error('The namespace has no tables: it has to be migrated first.');
  }
  const filled = tables.map(({ name }) => `exists (select 1 from ${name})`).join(' or ');
  const [answer] = await db.$queryRawUnsafe<{ filled: boolean }[]>(`select ${filled} as filled`);
  return answer?.filled === false;
}
