// Inputs that mean the same have the same hash, whatever their order and what was left out; any
// other difference shows.
import { expect, test } from 'vitest';
import { hashOf } from './idempotency.ts';

test('order and what is absent make no difference', () => {
  expect(hashOf({ a: 1, b: { c: 2, d: [3] } })).toBe(hashOf({ b: { d: [3], c: 2 }, a: 1 }));
  expect(hashOf({ a: 1, b: null, c: undefined, d: { e: null } })).toBe(hashOf({ a: 1, d: {} }));
});

test.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: '1' }],
  [{ a: 1 }, { b: 1 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: '' }, {}],
  [{ a: 0 }, {}],
  [{ a: false }, {}],
  [{ a: { b: 'c' } }, { 'a.b': 'c' }],
])('%j is not %j', (one, other) => {
  expect(hashOf(one)).not.toBe(hashOf(other));
});

test('an instant counts by its value', () => {
  const at = '2023-04-01T00:00:00.000Z';
  expect(hashOf({ at: new Date(at) })).toBe(hashOf({ at: new Date(at) }));
  expect(hashOf({ at: new Date(at) })).not.toBe(hashOf({ at: new Date(0) }));
});
