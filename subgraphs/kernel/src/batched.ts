import DataLoader from 'dataloader';
import type { Context } from './context.ts';

// What the second mutation of an operation has changed is read anew after it.
const NOT_KEPT = { cache: false } as const;

/** One load for all keys that one operation asks for at once; an error costs its own key. */
export function batched<Value>(
  load: (keys: readonly string[], ctx: Context) => Promise<readonly (Value | Error)[]>,
): (key: string, ctx: Context) => Promise<Value> {
  const byOperation = new WeakMap<Context, DataLoader<string, Value>>();
  return (key, ctx) => {
    let loader = byOperation.get(ctx);
    if (!loader) {
      loader = new DataLoader((keys) => load(keys, ctx), NOT_KEPT);
      byOperation.set(ctx, loader);
    }
    return loader.load(key);
  };
}
