import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** What the engine tells apart, by the object id of the PostgreSQL type; all else is text. */
const columnTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  700: ColumnTypeEnum.Float,
  701: ColumnTypeEnum.Double,
  1000: ColumnTypeEnum.BooleanArray,
  1002: ColumnTypeEnum.CharacterArray,
  1003: ColumnTypeEnum.TextArray,
  1005: ColumnTypeEnum.Int32Array,
  1007: ColumnTypeEnum.Int32Array,
  1009: ColumnTypeEnum.TextArray,
  1016: ColumnTypeEnum.Int64Array,
  1028: ColumnTypeEnum.Int64Array,
  1114: ColumnTypeEnum.DateTime,
  1184: ColumnTypeEnum.DateTime,
};

const instants = new Set([pg.types.builtins.TIMESTAMP, pg.types.builtins.TIMESTAMPTZ]);

const parsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    instants.has(oid) ? isoInstant : pg.types.getTypeParser(oid, format),
};

/**
 * The driver through which the migration engine speaks, over one open connection.
 *
 * The adapter that the Prisma client uses does not fit here: it takes a pool, cuts scripts at every
 * semicolon, which breaks function bodies, and cannot read the catalogue's "char" columns.
 *
 * @param onScriptError told why a script failed; the engine itself reports only what came after
 */
export function engineAdapter(
  client: pg.Client,
  namespace: string,
  onScriptError: (error: unknown, script: string) => void,
): SqlDriverAdapter {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    queryRaw: (query) => queryRaw(client, query),
    executeRaw: async (query) => (await send(client, query)).rowCount ?? 0,
    executeScript: async (script) => {
      try {
        // One message without parameters may hold any number of statements.
        await client.query(script);
      } catch (error) {
        onScriptError(error, script);
        throw driverError(error);
      }
    },
    startTransaction: () => {
      throw new Error('The migration engine is given a transaction; it opens none.');
    },
    getConnectionInfo: () => ({ schemaName: namespace, supportsRelationJoins: true }),
    dispose: async () => undefined,
  };
}

async function queryRaw(client: pg.Client, query: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await send(client, query);
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ dataTypeID }) => columnTypes[dataTypeID] ?? ColumnTypeEnum.Text),
    rows,
  };
}

async function send(client: pg.Client, query: SqlQuery): Promise<pg.QueryArrayResult<unknown[]>> {
  try {
    return await client.query<unknown[]>({
      text: query.sql,
      values: query.args,
      rowMode: 'array',
      types: parsers,
    });
  } catch (error) {
    throw driverError(error);
  }
}

function driverError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) {
    return error;
  }
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? '',
    severity: error.severity ?? '',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}

function isoInstant(value: string): string {
  return value.replace(' ', 'T').replace(/[+-]\d{2}(:\d{2})?$/, '+00:00');
}
