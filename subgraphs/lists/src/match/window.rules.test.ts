// Days are counted in closed form here; the oracle walks the calendar day by day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, plusDays, weekdayOf } from '../quarter/quarter.rules.ts';
import { days, fitting, pairOf, pairs, weekdays } from './pair.arbitrary.ts';
import type { DemandSide } from './pair.rules.ts';
import { countDays, meetsInTime, offeredDays, timeShare, wantedDays } from './window.rules.ts';

/** The days of the calendar between two days, one by one. */
function walk(from: string, to: string): string[] {
  const found: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    found.push(day);
  }
  return found;
}

const onWeekdays = (day: string, wanted: readonly number[]) =>
  wanted.length === 0 || wanted.includes(weekdayOf(day));

test('the count is that of the calendar', () => {
  fc.assert(
    fc.property(days, days, weekdays, (from, to, wanted) => {
      const expected = walk(from, to).filter((day) => onWeekdays(day, wanted)).length;
      expect(countDays({ from, to }, wanted)).toBe(expected);
    }),
  );
});

test('the share is that of the days that suit both, of those that suit the demand', () => {
  fc.assert(
    fc.property(pairs, ({ demand, resource }) => {
      const { from, to } = wantedDays(demand);
      const wanted = walk(from, to).filter((day) => onWeekdays(day, demand.weekdays));
      const offered = offeredDays(resource);
      const both = wanted.filter(
        (day) => offered.from <= day && day <= offered.to && onWeekdays(day, resource.weekdays),
      );
      const share = wanted.length === 0 ? 0 : both.length / wanted.length;
      expect(timeShare({ demand, resource })).toBeCloseTo(share, 12);
    }),
    { numRuns: 500 },
  );
});

test('it is met in time while a day that suits both is left', () => {
  fc.assert(
    fc.property(pairs, ({ demand, resource }) => {
      const { from, to } = wantedDays(demand);
      const offered = offeredDays(resource);
      const left = walk(from, to).some(
        (day) =>
          day >= (demand.notBefore ?? from) &&
          offered.from <= day &&
          day <= offered.to &&
          onWeekdays(day, demand.weekdays) &&
          onWeekdays(day, resource.weekdays),
      );
      expect(meetsInTime({ demand, resource })).toBe(left);
    }),
    { numRuns: 500 },
  );
});

test('what a demand leaves open is its list quarter, also after it was carried over', () => {
  const of = (demand: Partial<DemandSide>) => wantedDays({ ...fitting.demand, ...demand });
  expect(of({})).toEqual(daysOf('2023-Q2'));
  expect(of({ listQuarter: '2023-Q3' })).toEqual(daysOf('2023-Q3'));
  expect(of({ wantedFrom: '2023-05-02' })).toEqual({ from: '2023-05-02', to: '2023-06-30' });
  expect(of({ wantedBy: '2023-05-02' })).toEqual({ from: '2023-04-01', to: '2023-05-02' });
  expect(of({ wantedBy: '2023-03-02' })).toEqual({ from: '2023-03-02', to: '2023-03-02' });
  expect(of({ wantedFrom: '2023-07-04' })).toEqual({ from: '2023-07-04', to: '2023-07-04' });
});

test('windows that touch on one day still meet; a day apart they do not', () => {
  const wanted = { wantedFrom: '2023-05-08', wantedBy: '2023-05-12' };
  expect(timeShare(pairOf(wanted, { availableFrom: '2023-05-12' }))).toBeCloseTo(0.2, 12);
  expect(timeShare(pairOf(wanted, { availableFrom: '2023-05-13' }))).toBe(0);
  expect(timeShare(pairOf(wanted, { availableTo: '2023-05-08' }))).toBeCloseTo(0.2, 12);
  expect(timeShare(pairOf(wanted, { availableTo: '2023-05-07' }))).toBe(0);
});

test('who comes at weekends never meets who wants working days', () => {
  const weekend = { weekdays: [6, 7] };
  expect(timeShare(pairOf({ weekdays: [1, 2, 3, 4, 5] }, weekend))).toBe(0);
  expect(timeShare(pairOf({ wantedFrom: '2023-05-08', wantedBy: '2023-05-12' }, weekend))).toBe(0);
  expect(
    timeShare(pairOf({ wantedFrom: '2023-05-08', wantedBy: '2023-05-13' }, weekend)),
  ).toBeGreaterThan(0);
});
