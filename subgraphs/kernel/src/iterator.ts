/** What is read one after another until it ends, and can be left at any time, also while it waits. */
export type Stream<T> = AsyncIterableIterator<T> & { return(): Promise<IteratorResult<T>> };

const END = { done: true, value: undefined } as const;

/**
 * A stream out of a way to get the next and a way to leave. A generator would not do: it can only be
 * left when what it waits for has come.
 */
export function streamOf<T>(
  next: () => Promise<IteratorResult<T>>,
  leave: () => Promise<unknown> | undefined,
): Stream<T> {
  let isLeft = false;
  const end = async () => {
    if (!isLeft) {
      isLeft = true;
      await leave();
    }
    return END;
  };
  return {
    next: async () => {
      if (isLeft) {
        return END;
      }
      const result = await next().catch(async (error: unknown) => {
        await end();
        throw error;
      });
      return result.done || isLeft ? end() : result;
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Each of a stream made into any number of others. */
export function flatMapped<T, U>(
  source: AsyncIterator<T>,
  map: (value: T) => Promise<readonly U[]>,
): Stream<U> {
  const ready: U[] = [];
  let isLeft = false;
  const next = async (): Promise<IteratorResult<U>> => {
    while (ready.length === 0 && !isLeft) {
      const { value, done } = await source.next();
      if (done) {
        return END;
      }
      ready.push(...(await map(value)));
    }
    const [first] = ready.splice(0, 1);
    return first === undefined ? END : { done: false, value: first };
  };
  return streamOf(next, () => {
    isLeft = true;
    return source.return?.();
  });
}
