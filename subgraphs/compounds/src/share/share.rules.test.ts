// Proves how shares are rounded, and that an unknown or empty whole has none.
import { expect, test } from 'vitest';
import { share } from './share.rules.ts';

test.each([
  [5, 7, '0.7143'],
  [724, 875, '0.8274'],
  [276, 875, '0.3154'],
  [10, 15, '0.6667'],
  [62, 62, '1.0000'],
  [0, 5, '0.0000'],
  [0, 0, null],
  [null, 5, null],
  [5, null, null],
])('%s of %s is %s', (part, whole, expected) => {
  expect(share(part, whole)).toBe(expected);
});
