// Proves that a cursor gives back what it was made of, under its own order and under no other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, orderBy } from './cursor.ts';
import type { OrderKey } from './order.ts';
import { raw } from './sql.ts';

const ctx = { locale: 'EN' } as const;
const key = (name: string, direction: 'ASC' | 'DESC' = 'ASC'): OrderKey => ({
  name,
  value: raw(name),
  pgType: 'text',
  direction,
});

describe('cursors', () => {
  it('round-trip any values, unknown ones too', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.string(), (value, id) => {
        const keys = [key('name'), key('id')];
        expect(decodeCursor(encodeCursor(keys, [value, id]), keys, ctx)).toEqual([value, id]);
      }),
    );
  });

  it.each([
    ['another field', [key('builtYear'), key('id')]],
    ['another direction', [key('name', 'DESC'), key('id', 'DESC')]],
    ['fewer keys', [key('id')]],
  ])('are refused under %s', (_title, other) => {
    const cursor = encodeCursor([key('name'), key('id')], ['a', 'b']);
    expect(() => decodeCursor(cursor, other, ctx)).toThrow(/cursor/);
  });

  it('are refused whatever else they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, [key('id')], ctx)).toThrow(/cursor/);
      }),
    );
  });
});

it('only values that can be unknown say where those stand, so that an index serves the rest', () => {
  const orders = orderBy([key('name', 'DESC'), { ...key('id', 'DESC'), known: true }], false);
  expect(orders.map(({ text }) => text)).toEqual(['name desc nulls last', 'id desc']);
});
