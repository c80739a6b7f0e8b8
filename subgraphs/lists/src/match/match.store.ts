import type { Context } from '@lianjian/kernel/context';
import { type Sql, sql } from '@lianjian/kernel/sql';
import DataLoader from 'dataloader';
import { countPairs, fittingPairs, type KeyedPair } from './pair.store.ts';
import type { Reach } from './reach.store.ts';

/** The pairs of one demand or resource, and how many there are; each read only when asked for. */
export interface Pairs {
  all(): Promise<readonly KeyedPair[]>;
  count(): Promise<number>;
}

/** Nothing is kept: what a later mutation of the same operation changes is read anew. */
const BATCHED = { cache: false } as const;

interface Loaders {
  pairs: DataLoader<string, readonly KeyedPair[]>;
  counts: DataLoader<string, number>;
}

/** Reads the pairs of many keys at once: one statement, and one for the counts, an operation. */
export function pairsBy(reach: (ids: Sql) => Reach) {
  const operations = new WeakMap<Context, Map<string, Loaders>>();
  /** `scope` tells apart the lists of one operation that stand under other conditions. */
  return (key: string, ctx: Context, scope: string, where: () => readonly Sql[]): Pairs => {
    const scopes = operations.get(ctx) ?? new Map<string, Loaders>();
    operations.set(ctx, scopes);
    const loaders = scopes.get(scope) ?? load(reach, where);
    scopes.set(scope, loaders);
    return { all: () => loaders.pairs.load(key), count: () => loaders.counts.load(key) };
  };
}

function load(reach: (ids: Sql) => Reach, where: () => readonly Sql[]): Loaders {
  const reached = (keys: readonly string[]) => reach(sql`${[...new Set(keys)]}::text[]`);
  return {
    pairs: new DataLoader(async (keys) => {
      const found = await fittingPairs(reached(keys), where());
      const byKey = new Map(keys.map((key): [string, KeyedPair[]] => [key, []]));
      for (const pair of found) {
        byKey.get(pair.key)?.push(pair);
      }
      return keys.map((key) => byKey.get(key) ?? []);
    }, BATCHED),
    counts: new DataLoader(async (keys) => {
      const counts = await countPairs(reached(keys), where());
      return keys.map((key) => counts.get(key) ?? 0);
    }, BATCHED),
  };
}
