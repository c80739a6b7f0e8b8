// Quarters and days against the calendar itself: thousands of random days, no table of answers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayOf,
  daysOf,
  halfYearOf,
  isQuarter,
  plusDays,
  plusQuarters,
  quarterOf,
  startOf,
  weekdayOf,
} from './quarter.rules.ts';

const days = fc
  .integer({ min: 0, max: 80_000 })
  .map((count) => new Date(Date.UTC(1992, 0, 1 + count)).toISOString().slice(0, 10));

test('a day lies in its quarter and in no neighbouring one', () => {
  fc.assert(
    fc.property(days, (day) => {
      const quarter = quarterOf(day);
      const { from, to } = daysOf(quarter);
      expect(isQuarter(quarter)).toBe(true);
      expect(from <= day && day <= to).toBe(true);
      expect(day > daysOf(plusQuarters(quarter, -1)).to).toBe(true);
      expect(day < daysOf(plusQuarters(quarter, 1)).from).toBe(true);
    }),
  );
});

test('quarters follow each other without gap or overlap, and sort as text', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -200, max: 200 }), (day, count) => {
      const quarter = quarterOf(day);
      const next = plusQuarters(quarter, 1);
      expect(plusDays(daysOf(quarter).to, 1)).toBe(daysOf(next).from);
      expect(quarter < next).toBe(true);
      expect(plusQuarters(plusQuarters(quarter, count), -count)).toBe(quarter);
    }),
  );
});

test('a half-year is its two quarters', () => {
  expect(halfYearOf('2023-Q1')).toEqual(['2023-Q1', '2023-Q2']);
  expect(halfYearOf('2023-Q2')).toEqual(['2023-Q1', '2023-Q2']);
  expect(halfYearOf('2023-Q4')).toEqual(['2023-Q3', '2023-Q4']);
});

test('a day begins at midnight of Shanghai, and its last millisecond is still that day', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayOf(startOf(day))).toBe(day);
      expect(dayOf(new Date(startOf(plusDays(day, 1)).getTime() - 1))).toBe(day);
      const shown = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
      expect(shown.format(startOf(day))).toBe(day);
    }),
  );
});

test('weekdays go round from Monday to Sunday', () => {
  expect(weekdayOf('2023-04-03')).toBe(1);
  expect(weekdayOf('2023-04-09')).toBe(7);
});

test.each(['2023-Q0', '2023-Q5', '2023Q1', '23-Q1', '2023-q1', ''])('%s is no quarter', (text) => {
  expect(isQuarter(text)).toBe(false);
});
