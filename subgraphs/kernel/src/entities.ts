import { queryFromInfo } from '@pothos/plugin-prisma';
import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';

/** What `findMany` of a Prisma model takes here; `query` is the selection that Pothos planned. */
export interface FindManyArgs {
  where: { id: { in: string[] } };
}

export interface Entity<Row extends { id: string }> {
  /** One row by id, in one statement with all others of the same selection; null for the unknown. */
  load(id: string, ctx: Context, info: GraphQLResolveInfo): Promise<Row | null>;
  /** For `asEntity`: the row, with what the gateway sent along for `@requires` kept beside it. */
  resolveReference(
    reference: { id: string },
    ctx: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row | null>;
}

const representations = new WeakMap<object, Record<string, unknown>>();

/** The representation that a row was resolved from, or undefined when it was not a reference. */
export function representationOf(row: object): Record<string, unknown> | undefined {
  return representations.get(row);
}

/**
 * Loads rows of one type by id. All loads of one operation with the same selection share one
 * statement, whatever their number; the order is the callers' and the unknown are null.
 */
export function entity<Row extends { id: string }>(
  typeName: string,
  findMany: (args: FindManyArgs) => PromiseLike<Row[]>,
): Entity<Row> {
  const loaders = new WeakMap<Context, WeakMap<readonly FieldNode[], Loading<Row>>>();
  const loading = (ctx: Context, info: GraphQLResolveInfo) => {
    const bySelection = loaders.get(ctx) ?? new WeakMap<readonly FieldNode[], Loading<Row>>();
    loaders.set(ctx, bySelection);
    const known = bySelection.get(info.fieldNodes) ?? startLoading(findMany);
    bySelection.set(info.fieldNodes, known);
    // Planning also notes at the path that the relations beneath are there; where the note is
    // missing, a nested list would read the relations of its rows once more.
    if (!known.planned.has(info.path)) {
      known.planned.add(info.path);
      known.query = queryFromInfo({ context: ctx, info, typeName });
    }
    return known;
  };
  const load: Entity<Row>['load'] = (id, ctx, info) => loading(ctx, info).rows.load(id);
  return {
    load,
    resolveReference: async (reference, ctx, info) => {
      const row = await load(reference.id, ctx, info);
      if (row === null) {
        return null;
      }
      const own = { ...row };
      representations.set(own, reference as unknown as Record<string, unknown>);
      return own;
    },
  };
}

interface Loading<Row> {
  rows: DataLoader<string, Row | null>;
  /** The selection, the same at every path. */
  query: object;
  planned: WeakSet<GraphQLResolveInfo['path']>;
}

function startLoading<Row extends { id: string }>(
  findMany: (args: FindManyArgs) => PromiseLike<Row[]>,
): Loading<Row> {
  const started: Loading<Row> = {
    query: {},
    planned: new WeakSet(),
    rows: new DataLoader(async (ids) => {
      const rows = await findMany({ ...started.query, where: { id: { in: [...new Set(ids)] } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
  };
  return started;
}
