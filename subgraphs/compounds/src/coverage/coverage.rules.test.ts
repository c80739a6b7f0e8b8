// Proves that coverage has a whole and a rate only where the register is declared complete (I44).
import { expect, test } from 'vitest';
import { coverageOf } from './coverage.rules.ts';

test('a complete register gives the whole and the rate', () => {
  expect(coverageOf({ compounds: 62, established: 62, complete: true })).toEqual({
    part: 62,
    whole: 62,
    rate: '1.0000',
  });
  expect(coverageOf({ compounds: 7, established: 1, complete: true }).rate).toBe('0.1429');
});

test('without a declaration the compounds that happen to be known are not the whole', () => {
  expect(coverageOf({ compounds: 61, established: 35, complete: false })).toEqual({
    part: 35,
    whole: null,
    rate: null,
  });
});

test('an area declared to have no compound has no rate', () => {
  expect(coverageOf({ compounds: 0, established: 0, complete: true })).toEqual({
    part: 0,
    whole: 0,
    rate: null,
  });
});
