// Proves that a page is what was asked for or an error: both sides of every bound.
import { describe, expect, it } from 'vitest';
import { pageWindow } from './paging.ts';

const ctx = { locale: 'EN' } as const;

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code;
  }
  return undefined;
}

describe('pageWindow', () => {
  it('gives 20 rows from the start when nothing is said', () => {
    expect(pageWindow({}, ctx)).toEqual({ size: 20, backward: false, cursor: null });
  });

  it.each([1, 100])('takes %i rows from either end', (size) => {
    expect(pageWindow({ first: size, after: 'c' }, ctx).size).toBe(size);
    expect(pageWindow({ last: size, before: 'c' }, ctx)).toEqual({
      size,
      backward: true,
      cursor: 'c',
    });
  });

  it.each([0, -1, 101, 1_000_000])('refuses %i rows', (size) => {
    expect(codeOf(() => pageWindow({ first: size }, ctx))).toBe('PAGE_SIZE');
    expect(codeOf(() => pageWindow({ last: size }, ctx))).toBe('PAGE_SIZE');
  });

  it('refuses both ends at once', () => {
    expect(codeOf(() => pageWindow({ first: 1, last: 1 }, ctx))).toBe('PAGE_SIZE');
    expect(codeOf(() => pageWindow({ first: 1, before: 'c' }, ctx))).toBe('PAGE_SIZE');
    expect(codeOf(() => pageWindow({ after: 'c', last: 1 }, ctx))).toBe('PAGE_SIZE');
  });
});
