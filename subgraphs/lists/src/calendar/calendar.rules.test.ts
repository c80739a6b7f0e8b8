// Working days against an oracle that walks day by day over what the package publishes, and days
// that everybody remembers.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, dayOf } from '../quarter/quarter.rules.ts';
import { chinaWorkdays, usualWorkdays } from './announced.ts';
import { endOfWorkdays, plusWorkdays } from './calendar.rules.ts';

const file = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
const text = readFileSync(file, 'utf8');
const { holidays, workdays } = JSON.parse(text) as Record<'holidays' | 'workdays', object>;

const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const first = Date.parse(chinaWorkdays.from);
const last = Date.parse(chinaWorkdays.to);

/** Whether people work on a day, worked out without any of the code under test. */
function works(ms: number): boolean {
  const day = dayAt(ms);
  const isWeekend = [0, 6].includes(new Date(ms).getUTCDay());
  return day in workdays || !(isWeekend || day in holidays);
}

/** The n-th working day after a day by walking; null as soon as it walks out of what is known. */
function walk(ms: number, count: number): string | null {
  let at = ms;
  for (let left = count; left > 0; ) {
    at += DAY_MS;
    if (at < first || at > last) {
      return null;
    }
    left -= works(at) ? 1 : 0;
  }
  return dayAt(at);
}

const days = fc
  .integer({ min: first / DAY_MS - 40, max: last / DAY_MS + 40 })
  .map((index) => index * DAY_MS);

test('every day that is known is what was announced, and no other is known', () => {
  for (let at = first; at <= last; at += DAY_MS) {
    expect(chinaWorkdays.isWorkday(dayAt(at)), dayAt(at)).toBe(works(at));
  }
  expect(chinaWorkdays.isWorkday(dayAt(first - DAY_MS))).toBeNull();
  expect(chinaWorkdays.isWorkday(dayAt(last + DAY_MS))).toBeNull();
});

test('so many working days on is where walking day by day leads, or unknown', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 60 }), (at, count) => {
      const reached = walk(at, count);
      expect(plusWorkdays(dayAt(at), count, chinaWorkdays)).toBe(reached);
      const end = endOfWorkdays(dayAt(at), count, chinaWorkdays);
      expect(end && dayOf(new Date(end.getTime() - 1))).toBe(reached);
    }),
    { numRuns: 2000 },
  );
});

test('more working days never end earlier, and a later start never either', () => {
  const counts = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(days, counts, counts, fc.integer({ min: 0, max: 20 }), (at, one, more, later) => {
      const from = (ms: number, count: number) => plusWorkdays(dayAt(ms), count, chinaWorkdays);
      const [near, far, next] = [
        from(at, one),
        from(at, one + more),
        from(at + later * DAY_MS, one),
      ];
      fc.pre(near !== null && far !== null && next !== null);
      expect(near <= far && near <= next).toBe(true);
    }),
  );
});

describe('remembered days', () => {
  test.each([
    ['2023-09-29', false, 'mid-autumn, a Friday'],
    ['2023-10-06', false, 'the national week, a Friday'],
    ['2023-10-07', true, 'a Saturday worked instead'],
    ['2023-10-08', true, 'a Sunday worked instead'],
    ['2024-02-04', true, 'a Sunday worked before the spring festival'],
    ['2018-12-29', true, 'a Saturday worked for the new year after it'],
  ])('%s: %s (%s)', (day, isWorkday) => {
    expect(chinaWorkdays.isWorkday(day)).toBe(isWorkday);
  });

  test('two working days after the last one before the national week of 2023', () => {
    expect(plusWorkdays('2023-09-28', 2, chinaWorkdays)).toBe('2023-10-08');
  });
});

test('what has to end counts Monday to Friday beyond what is known', () => {
  expect(usualWorkdays('2023-10-07')).toBe(true);
  expect(['2999-01-01', '2999-01-05', '2999-01-06'].map(usualWorkdays)).toEqual([
    true,
    false,
    false,
  ]);
});
