// Proves where an agreement stands on a day: against an oracle that walks from day to day and compares
// nothing but the beginnings of dates; and that it makes no difference when time's work is written down.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgreementState } from './agreement.words.ts';
import { isInForce, passagesUntil, stateOn, type Terms } from './term.rules.ts';

const terms = (known: Partial<Terms>): Terms => ({
  state: 'IN_FORCE',
  inForceFrom: null,
  inForceTo: null,
  endedOn: null,
  plan: null,
  ...known,
});

const FIRST = Date.UTC(2023, 10, 1);
const DAYS = Array.from({ length: 900 }, (_, at) =>
  new Date(FIRST + at * 86_400_000).toISOString().slice(0, 10),
);

/** Dates as far as they are known, and years of a plan; null where nothing is. */
const written = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(4, 7, 10))
  .map(([d, n]) => d.slice(0, n));
const plan = fc.record({
  startYear: fc.constantFrom(null, 2023, 2024, 2025),
  endYear: fc.constantFrom(null, 2024, 2025),
  years: fc.constant(null),
  items: fc.array(
    fc.constantFrom('PLANNED', 'DONE', 'DROPPED').map((state) => ({ state })),
    { maxLength: 3 },
  ),
});
const signed = fc.record({
  state: fc.constant<AgreementState>('SIGNED'),
  inForceFrom: fc.option(written, { freq: 2 }),
  inForceTo: fc.option(written, { freq: 2 }),
  endedOn: fc.constant(null),
  plan: fc.option(plan),
});

/** Where it stands on every day, one after the other. */
function walk(row: Terms): Map<string, AgreementState> {
  const own = row.inForceFrom ?? row.inForceTo;
  const start = own ? row.inForceFrom : (row.plan?.startYear?.toString() ?? null);
  const end = own ? row.inForceTo : (row.plan?.endYear?.toString() ?? null);
  const done = row.plan?.items.filter(({ state }) => state === 'DONE').length ?? 0;
  const given = row.plan?.items.filter(({ state }) => state === 'DROPPED').length ?? 0;
  const isDone = done > 0 && done + given === row.plan?.items.length;
  let state = row.state;
  const states = new Map<string, AgreementState>();
  for (const day of DAYS) {
    if (state === 'SIGNED' && start !== null && day.slice(0, start.length) >= start) {
      state = 'IN_FORCE';
    }
    if (['SIGNED', 'IN_FORCE'].includes(state) && end !== null && day.slice(0, end.length) > end) {
      state = isDone ? 'COMPLETED' : 'LAPSED';
    }
    states.set(day, state);
  }
  return states;
}

/** It is written down on some days: whatever came to pass by then, one after the other. */
function writtenOn(row: Terms, days: readonly string[]): Terms {
  let state = row.state;
  for (const day of [...days].sort()) {
    state = passagesUntil({ ...row, state }, day).at(-1)?.state ?? state;
  }
  return { ...row, state };
}

describe('an agreement in time', () => {
  test('stands where a walk from day to day finds it', () => {
    fc.assert(
      fc.property(signed, fc.constantFrom(...DAYS), (row, day) => {
        expect(stateOn(row, day)).toBe(walk(row).get(day));
      }),
      { numRuns: 500 },
    );
  });

  test('stands and has stood there however often, or never, that was written down', () => {
    fc.assert(
      fc.property(
        signed,
        fc.array(fc.constantFrom(...DAYS)),
        fc.constantFrom(...DAYS),
        (row, jobs, day) => {
          const today = DAYS.at(-1) ?? '';
          const [early, late] = [writtenOn(row, jobs), writtenOn(row, [today])];
          expect(stateOn(early, today)).toBe(late.state);
          const standing = { ...row, state: stateOn(row, today) };
          const inForce = isInForce(standing, day);
          expect(isInForce({ ...early, state: stateOn(early, today) }, day)).toBe(inForce);
          expect(isInForce(late, day)).toBe(inForce);
          if (row.inForceFrom ?? (row.inForceTo === null && row.plan?.startYear)) {
            expect(inForce).toBe(walk(row).get(day) === 'IN_FORCE');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('goes only on, a day at a time in the order of days', () => {
    fc.assert(
      fc.property(signed, fc.constantFrom(...DAYS), (row, day) => {
        const passages = passagesUntil(row, day);
        expect(passages.map(({ on }) => on)).toEqual(passages.map(({ on }) => on).sort());
        expect(passages.at(-1)?.state ?? row.state).toBe(stateOn(row, day));
      }),
    );
  });
});

describe('a term', () => {
  const day = '2023-06-15';
  test.each([
    [null, null, true],
    ['2023-06-15', null, true],
    ['2023-06-16', null, false],
    ['2023-06', null, true],
    ['2023-07', null, false],
    ['2023?', '2026', true],
    [null, '2023-06-15', true],
    [null, '2023-06-14', false],
    [null, '2023-06', true],
    [null, '2022', false],
    ['XXXX-09', 'XXXX-03', true],
  ])('from %s to %s: %s', (inForceFrom, inForceTo, expected) => {
    expect(isInForce(terms({ inForceFrom, inForceTo }), day)).toBe(expected);
  });

  test('is that of the plan where it has none of its own; its first year may not be counted', () => {
    const of = (startYear: number | null, endYear: number | null, years: number | null) =>
      terms({ plan: { startYear, endYear, years, items: [] } });
    expect(stateOn(of(null, 2026, 3), '2026-12-31')).toBe('IN_FORCE');
    expect(stateOn(of(null, 2026, 3), '2027-01-01')).toBe('LAPSED');
    expect(stateOn(of(2024, null, 3), '2027-12-31')).toBe('IN_FORCE');
    expect(stateOn(of(2024, null, 3), '2028-01-01')).toBe('LAPSED');
    expect(stateOn(of(2024, null, null), '2023-12-31')).toBe('SIGNED');
    expect(stateOn({ ...of(null, 2022, null), inForceFrom: '2021' }, day)).toBe('IN_FORCE');
  });

  test('moves nothing that is a draft, or over', () => {
    for (const state of ['DRAFT', 'COMPLETED', 'LAPSED', 'TERMINATED'] as const) {
      const row = terms({ state, inForceFrom: '2020', inForceTo: '2021' });
      expect([stateOn(row, day), passagesUntil(row, day)]).toEqual([state, []]);
    }
  });

  test('is in force until it is ended, and was never for what was ended before it began', () => {
    const ended = terms({ state: 'COMPLETED', inForceFrom: '2023', endedOn: '2023-06-15' });
    expect([isInForce(ended, '2023-06-14'), isInForce(ended, day)]).toEqual([true, false]);
    expect(isInForce({ ...ended, state: 'TERMINATED' }, '2023-06-14')).toBe(true);
    expect(isInForce({ ...ended, state: 'TERMINATED', endedOn: null }, '2023-06-14')).toBe(false);
    expect(isInForce(terms({ state: 'DRAFT' }), day)).toBe(false);
    expect(isInForce(terms({ state: 'SIGNED' }), day)).toBe(false);
    expect(isInForce(terms({ state: 'SIGNED', inForceFrom: '2024' }), '2024-02-01')).toBe(true);
  });
});
