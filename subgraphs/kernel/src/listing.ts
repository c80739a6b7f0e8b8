import type { InputRef, ObjectRef } from '@pothos/core';
import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { KernelBuilder, KernelTypes } from './builder.ts';
import {
  type ConnectionRef,
  type ConnectionValue,
  connectionType,
  type PageInfoRef,
} from './connection.ts';
import type { Context } from './context.ts';
import type { Entity } from './entities.ts';
import {
  compileFilter,
  type FilterInput,
  mentions,
  reaches,
  type Scope,
  type UnlessFiltered,
} from './filter.ts';
import { filterInput } from './filter-input.ts';
import { type OrderInput, orderInput } from './order.ts';
import { type ListArgs, type ListSource, listQuery, type Page } from './page-query.ts';
import { becomeRelated, type Reaching, reachFrom, reachOthers } from './relations.ts';
import { all, rowsOf, type Sql, sql } from './sql.ts';

/** Any object type of a subgraph, seen as the thing that rows of shape `Row` are shown as. */
export interface RowRef<Row> {
  name: string;
  $inferType: Row;
}

export interface ListingOptions<Row extends { id: string }>
  extends Omit<ListSource, 'relations'>,
    Reaching {
  /** The GraphQL type of a row; the connection, filter and order are named after it. */
  node: RowRef<Row>;
  entity: Entity<Row>;
  /** For a type that several subgraphs serve, each its own rows of it. */
  shareable?: boolean;
}

export interface NestedOptions<Parent> {
  description: string;
  /** Which rows are a parent's: SQL over `x` and the key. */
  scope: Scope;
  /** The parent's key; its id unless said. */
  key?(parent: Parent): string;
  unlessFiltered?: UnlessFiltered;
  /** The order unless the caller says another. */
  orderBy?: readonly OrderInput[];
  /** For a list that stands within its own subgraph and cannot fail apart from its parent. */
  nullable?: boolean;
}

export interface Listing {
  connection: ConnectionRef;
  filter: InputRef<unknown>;
  /** What a filter says, over rows that stand as `x` in a statement of another's. */
  asked(filter: unknown, ctx: Context): Sql;
  /** Adds the root field: all rows, filtered, ordered, paged. */
  root(name: string, description: string): void;
  /**
   * Adds a connection to a type, of this subgraph or another: one statement for all parents. The
   * filter of a parent that is listed here, too, gets a field of that name.
   */
  nested<Parent extends { id: string }>(
    parent: RowRef<Parent>,
    name: string,
    options: NestedOptions<Parent>,
  ): void;
}

/** One list of one noun: its connection type, filter, order, and every field that shows it. */
export function createListing<Row extends { id: string }>(
  builder: KernelBuilder,
  pageInfo: PageInfoRef,
  options: ListingOptions<Row>,
): Listing {
  const node = options.node as unknown as ObjectRef<KernelTypes, unknown>;
  const typeName = node.name;
  const connection = connectionType(builder, pageInfo, node, options);
  const related = becomeRelated(builder, typeName, options);
  const source: ListSource = { ...options, relations: related.relations };
  const filter = filterInput(builder, typeName, source, [
    ...Object.keys(options.toOne ?? {}),
    ...Object.keys(options.toMany ?? {}),
  ]);
  const order = orderInput(builder, typeName, options.fields);
  const args = pageArguments(builder, filter, order);
  reachOthers(builder, related, options);

  return {
    connection,
    filter,
    asked: (given, ctx) => askedOf(source, given as FilterInput | null, ctx),
    root(name, description) {
      const value = reader(source, null);
      builder.queryField(name, (t) =>
        t.field({
          type: connection,
          nullable: true,
          description,
          args,
          resolve: (_root, given, ctx, info) => value('', given as ListArgs, ctx, info),
        }),
      );
    },
    nested(parent, name, nested) {
      const value = nestedReader(source, nested);
      reachFrom(builder, parent.name, name, related, nested);
      const ref = parent as unknown as ObjectRef<KernelTypes, { id: string }>;
      const keyOf = (nested.key ?? ((row) => row.id)) as (row: { id: string }) => string;
      builder.objectField(ref, name, (t) =>
        t.field({
          type: connection,
          nullable: nested.nullable ?? true,
          description: nested.description,
          args,
          resolve: (row, given, ctx, info) => {
            const asked = given as ListArgs;
            const orderBy = asked.orderBy ?? nested.orderBy;
            return value(keyOf(row), { ...asked, orderBy }, ctx, info);
          },
        }),
      );
    },
  };
}

function askedOf(source: ListSource, filter: FilterInput | null, ctx: Context): Sql {
  const asked = compileFilter(filter, source, ctx);
  return reaches(filter, source)
    ? sql`x.id in (select x.id from ${rowsOf(source.from)} where ${asked})`
    : asked;
}

/** Reads a parent's rows; a condition that only holds by default gives way to the filter. */
function nestedReader(
  source: ListSource,
  nested: Pick<NestedOptions<never>, 'scope' | 'unlessFiltered'>,
) {
  const { scope, unlessFiltered } = nested;
  const whole = reader(source, scope);
  if (!unlessFiltered) {
    return whole;
  }
  const narrow = reader(source, (key, ctx) => all([scope(key, ctx), unlessFiltered.condition]));
  return (...given: Parameters<typeof whole>) => {
    const [, { filter }] = given;
    return (mentions(filter, unlessFiltered.field) ? whole : narrow)(...given);
  };
}

function pageArguments(
  builder: KernelBuilder,
  filter: InputRef<unknown>,
  order: InputRef<unknown>,
) {
  return builder.args((t) => ({
    filter: t.field({ type: filter, description: 'Which rows.' }),
    orderBy: t.field({
      type: [order],
      description: 'In which order; the id is always the last key.',
    }),
    first: t.int({ description: 'How many from the start: 1 to 100, 20 unless said.' }),
    after: t.string({ description: 'Goes on after the row with this cursor.' }),
    last: t.int({ description: 'How many from the end: 1 to 100.' }),
    before: t.string({ description: 'Goes back from before the row with this cursor.' }),
  }));
}

interface Loaders {
  pages: DataLoader<string, Page>;
  counts: DataLoader<string, number>;
}

/** Batches the parents of one field of one operation: its field nodes and arguments are the same. */
function reader(source: ListSource, scope: Scope | null) {
  const byOperation = new WeakMap<Context, WeakMap<readonly FieldNode[], Loaders>>();
  return (key: string, args: ListArgs, ctx: Context, info: GraphQLResolveInfo): ConnectionValue => {
    const bySelection = byOperation.get(ctx) ?? new WeakMap<readonly FieldNode[], Loaders>();
    byOperation.set(ctx, bySelection);
    let loaders = bySelection.get(info.fieldNodes);
    if (!loaders) {
      const query = listQuery(source, scope, args, ctx);
      loaders = {
        pages: new DataLoader((keys) => query.pages(keys)),
        counts: new DataLoader((keys) => query.counts(keys)),
      };
      bySelection.set(info.fieldNodes, loaders);
    }
    const { pages, counts } = loaders;
    return { page: () => pages.load(key), count: () => counts.load(key) };
  };
}
