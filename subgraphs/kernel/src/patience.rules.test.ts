import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gaveUp,
  heard,
  patience,
  SILENCE_MS,
  SILENT_MS,
  UNHEARD,
  USUAL_MS,
} from './patience.rules.ts';

const instants = fc.integer({ min: 1, max: 1e9 });

test('an owner has two thirds of what is left, so there is always time to say that it did not answer', () => {
  expect(patience(undefined, false, 5)).toBe(USUAL_MS);
  expect(patience(9_005, false, 5)).toBe(6_000);
  fc.assert(
    fc.property(instants, instants, fc.boolean(), (until, now, isSilent) => {
      const time = patience(until, isSilent, now);
      expect(time).toBeGreaterThanOrEqual(0);
      expect(time).toBeLessThanOrEqual(Math.max(0, until - now));
      expect(time).toBeLessThanOrEqual(patience(until, false, now));
    }),
  );
});

test('an owner that is silent is asked in short', () => {
  expect(patience(undefined, true, 5)).toBe(SILENT_MS);
  expect(patience(305, true, 5)).toBe(200);
});

test('who answered anybody since is busy, who answered nobody is silent for a while', () => {
  fc.assert(
    fc.property(instants, instants, instants, (heardAt, askedAt, took) => {
      const hearing = gaveUp(heard(heardAt), askedAt, askedAt + took);
      expect(hearing.silentUntil).toBe(heardAt >= askedAt ? 0 : askedAt + took + SILENCE_MS);
    }),
  );
  expect(gaveUp(UNHEARD, 1, 2).silentUntil).toBe(2 + SILENCE_MS);
  expect(heard(3)).toEqual({ heardAt: 3, silentUntil: 0 });
});
