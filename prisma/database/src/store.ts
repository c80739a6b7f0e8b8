import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseFailure } from './failure.ts';

/** The subgraphs that keep rows, in the order in which they are prepared and migrated. */
export const subgraphs = ['organisations', 'compounds', 'agreements', 'lists', 'firms'] as const;

/** What one subgraph keeps: its namespace in the database and its folder under `prisma/`. */
export interface Store {
  /** The PostgreSQL schema, which bears the subgraph's name. */
  readonly namespace: string;
  /** The folder that holds `schema.prisma` and `migrations/`. */
  readonly folder: string;
}

/** The stores of the five subgraphs. */
export const stores: readonly Store[] = subgraphs.map((namespace) => ({
  namespace,
  folder: join(fileURLToPath(new URL('../../', import.meta.url)), namespace),
}));

/** The store of a subgraph, by its name. */
export function storeOf(subgraph: string): Store {
  const store = stores.find(({ namespace }) => namespace === subgraph);
  if (!store) {
    const names = subgraphs.join(', ');
    throw new DatabaseFailure(`There is no subgraph "${subgraph}"; there are ${names}.`);
  }
  return store;
}

/** The role that may use a namespace and nothing else. */
export function roleOf(namespace: string): string {
  return `lianjian_${namespace}`;
}
