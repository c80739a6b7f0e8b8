import type { ObjectRef } from '@pothos/core';
import type { KernelBuilder, KernelTypes } from './builder.ts';
import type { Entity } from './entities.ts';
import type { Page, PageItem } from './page-query.ts';

/** A connection before anything of it is read: what is not selected is not asked of the database. */
export interface ConnectionValue {
  page(): Promise<Page>;
  count(): Promise<number>;
}

export interface PageInfoShape {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export type ConnectionRef = ObjectRef<KernelTypes, ConnectionValue>;
export type PageInfoRef = ObjectRef<KernelTypes, PageInfoShape>;

export function pageInfoOf({ items, hasNextPage, hasPreviousPage }: Page): PageInfoShape {
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: items[0]?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  };
}

/** Declares `<Type>Connection` and `<Type>Edge`; rows are loaded by id where they are shown. */
export function connectionType<Row extends { id: string }>(
  builder: KernelBuilder,
  pageInfo: PageInfoRef,
  node: ObjectRef<KernelTypes, unknown>,
  { entity, shareable = false }: { entity: Entity<Row>; shareable?: boolean | undefined },
): ConnectionRef {
  const edge = builder.objectRef<PageItem>(`${node.name}Edge`).implement({
    description: `One row of a list of ${node.name}, with its place in the list.`,
    shareable,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Where the row stands; opaque.' }),
      node: t.field({
        type: node,
        nullable: true,
        description: 'The row; null when it vanished while the page was read.',
        resolve: (item, _args, ctx, info) => entity.load(item.id, ctx, info),
      }),
    }),
  });
  const connection = builder.objectRef<ConnectionValue>(`${node.name}Connection`).implement({
    description: `A page of a list of ${node.name}.`,
    shareable,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows of the page with their cursors.',
        resolve: async (value) => (await value.page()).items,
      }),
      nodes: t.field({
        type: [node],
        nullable: { list: false, items: true },
        description: 'The rows of the page.',
        resolve: async (value, _args, ctx, info) => {
          const { items } = await value.page();
          return Promise.all(items.map((item) => entity.load(item.id, ctx, info)));
        },
      }),
      pageInfo: t.field({
        type: pageInfo,
        description: 'What comes before and after the page.',
        resolve: async (value) => pageInfoOf(await value.page()),
      }),
      totalCount: t.int({
        description: 'How many rows the list has in all; counted only when asked for.',
        resolve: (value) => value.count(),
      }),
    }),
  });
  return connection;
}
