// Proves which compounds count as unmanaged: a state steward is no property firm.
import { expect, test } from 'vitest';
import { isUnmanaged } from './compound.rules.ts';

test.each([
  ['NONE', true],
  ['STATE_STEWARD', true],
  ['MARKET_FIRM', false],
  ['SELF', false],
  [null, null],
] as const)('%s: %s', (mode, unmanaged) => {
  expect(isUnmanaged(mode)).toBe(unmanaged);
});
