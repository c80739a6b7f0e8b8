// When a hold is over, against counting day by day over random instants and calendars.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, plusDays, startOf, weekdayOf } from '../quarter/quarter.rules.ts';
import { holdEnds, weekdaysOnly } from './hold.rules.ts';

const instants = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-12-31T00:00:00Z'),
  noInvalidDate: true,
});

test('a hold lasts so many whole working days after the day on which it began', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 10 }), (begins, workingDays) => {
      const ends = holdEnds(begins, workingDays);
      let counted = 0;
      for (let day = plusDays(dayOf(begins), 1); startOf(day) < ends; day = plusDays(day, 1)) {
        counted += weekdaysOnly(day) ? 1 : 0;
      }
      expect(counted).toBe(workingDays);
      const last = plusDays(dayOf(ends), -1);
      expect(weekdayOf(last)).toBeLessThanOrEqual(5);
      expect(startOf(dayOf(ends)).getTime()).toBe(ends.getTime());
      expect(ends.getTime()).toBeGreaterThan(begins.getTime());
    }),
  );
});

test('who began earlier is never over later', () => {
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [first, second] = one <= other ? [one, other] : [other, one];
      expect(holdEnds(first).getTime()).toBeLessThanOrEqual(holdEnds(second).getTime());
    }),
  );
});

test('from Friday afternoon it lasts to the end of Tuesday, in Shanghai', () => {
  const friday = new Date('2023-06-09T15:30:00+08:00');
  expect(holdEnds(friday)).toEqual(new Date('2023-06-14T00:00:00+08:00'));
});

test('the day is that of Shanghai, not of Greenwich', () => {
  const mondayAtOne = new Date('2023-06-12T01:00:00+08:00');
  expect(holdEnds(mondayAtOne)).toEqual(new Date('2023-06-15T00:00:00+08:00'));
});

test('a calendar with holidays is followed', () => {
  const holidays = ['2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'];
  const isWorkingDay = (day: string) =>
    (weekdaysOnly(day) && !holidays.includes(day)) || day === '2023-10-07';
  const thursday = new Date('2023-09-29T10:00:00+08:00');
  expect(holdEnds(thursday, 2, isWorkingDay)).toEqual(new Date('2023-10-10T00:00:00+08:00'));
});

test('a calendar without work is refused rather than followed for ever', () => {
  expect(() => holdEnds(new Date('2023-01-01T00:00:00Z'), 1, () => false)).toThrow(/working day/);
});
