// A service is arranged for a time that is yet to come, on one of the days on which it is wanted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, type Day, dayOf, plusDays } from '../../quarter/quarter.rules.ts';
import { ARRANGED_DAYS_MAX, arrangementViolations } from './arrangement.rules.ts';

const instant = new Date('2023-06-20T23:30:00+08:00');
const today = dayOf(instant);
const at = (ms: number) => new Date(instant.getTime() + ms);
const anyDay = { wantedFrom: null, wantedBy: null, wantedWeekdays: [] as number[], instant };
const found = (
  ms: number,
  days: Partial<typeof anyDay | { wantedFrom: Day; wantedBy: Day }> = {},
) => arrangementViolations(at(ms), { ...anyDay, ...days }).map(({ message }) => message.en);

test('from the next instant on, to the last of the days to come', () => {
  const never = [`The time must lie within the next ${ARRANGED_DAYS_MAX} days.`];
  const last = ARRANGED_DAYS_MAX * DAY_MS;
  expect([-1, 0, 1, last, last + 1, Number.NaN].map((ms) => found(ms))).toEqual([
    never,
    never,
    [],
    [],
    never,
    never,
  ]);
});

test('the days are those of Asia/Shanghai, first and last included', () => {
  const days = { wantedFrom: plusDays(today, 1), wantedBy: plusDays(today, 1) };
  const minutes = (count: number) => found(count * 60_000, days);
  expect(minutes(29)).toEqual(['It is wanted from 2023-06-21 on.']);
  expect(minutes(30)).toEqual([]);
  expect(minutes(30 + 24 * 60 - 1)).toEqual([]);
  expect(minutes(30 + 24 * 60)).toEqual(['It is wanted by 2023-06-21.']);
});

test('whatever the days, a last one that has passed binds no more', () => {
  const shift = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(shift, shift, fc.integer({ min: 1, max: 10 * DAY_MS }), (from, by, ms) => {
      const [wantedFrom, wantedBy] = [plusDays(today, from), plusDays(today, by)];
      const day = dayOf(at(ms));
      const isWithin = day >= wantedFrom && (by < 0 || day <= wantedBy);
      expect(found(ms, { wantedFrom, wantedBy }).length === 0).toBe(isWithin);
    }),
  );
});

test('on one of the weekdays, where there are any', () => {
  // The evening of a Tuesday: half an hour later it is Wednesday.
  const on = (wantedWeekdays: number[]) => found(3_600_000, { wantedWeekdays });
  expect([on([]), on([3]), on([1, 3])]).toEqual([[], [], []]);
  expect(on([2, 4])).toEqual(['It is wanted on weekdays 2, 4 only, Monday being 1.']);
});
