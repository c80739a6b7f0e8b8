// Streams end when their source does, when it fails, and at once when they are left, also while
// they wait; what is left is let go once.
import { expect, test } from 'vitest';
import { flatMapped, streamOf } from './iterator.ts';

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of stream) {
    found.push(each);
  }
  return found;
}

function counting(upTo: number) {
  const left: string[] = [];
  let at = 0;
  const stream = streamOf<number>(
    async () => {
      at += 1;
      return at > upTo ? { done: true, value: undefined } : { done: false, value: at };
    },
    async () => left.push('left'),
  );
  return { stream, left };
}

test('each is made into any number, in order', async () => {
  const { stream, left } = counting(4);
  const mapped = flatMapped(stream, async (n) => Array.from({ length: n % 3 }, () => n));
  expect(await all(mapped)).toEqual([1, 2, 2, 4]);
  expect(left).toEqual(['left']);
});

test('who leaves early lets go of the source, once', async () => {
  const { stream, left } = counting(100);
  const mapped = flatMapped(stream, async (n) => [n]);
  expect(await mapped.next()).toEqual({ done: false, value: 1 });
  await Promise.all([mapped.return(), mapped.return()]);
  expect(await mapped.next()).toEqual({ done: true, value: undefined });
  expect(left).toEqual(['left']);
});

test('leaving ends a wait', async () => {
  let come = (_: IteratorResult<number>) => {};
  const waiting = streamOf<number>(
    () =>
      new Promise((resolve) => {
        come = resolve;
      }),
    async () => come({ done: false, value: 7 }),
  );
  const next = waiting.next();
  await waiting.return();
  expect(await next).toEqual({ done: true, value: undefined });
});

test('a source that fails is let go, and the failure is told', async () => {
  const left: string[] = [];
  const failing = streamOf<number>(
    () => Promise.reject(new Error('gone')),
    async () => left.push('left'),
  );
  await expect(failing.next()).rejects.toThrow('gone');
  expect([left, await failing.next()]).toEqual([['left'], { done: true, value: undefined }]);
});
