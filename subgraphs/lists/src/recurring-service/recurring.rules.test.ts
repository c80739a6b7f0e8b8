// On which days a recurring service comes, against a slow reading of its schedule day by day; and all
// faults of a start and of a record at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays, weekdayOf } from '../quarter/quarter.rules.ts';
import { comesOn, occurrences, type Schedule } from './occurrence.rules.ts';
import { startViolations } from './recurring.rules.ts';
import { dayViolations, recordViolations } from './serving.rules.ts';

const FIRST = '2023-04-03';
const day = fc.integer({ min: 0, max: 60 }).map((count) => plusDays(FIRST, count));
const schedule: fc.Arbitrary<Schedule> = fc.record({
  startsOn: day,
  endsOn: fc.option(day),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  pauses: fc.array(fc.record({ from: day, to: fc.option(day) }), { maxLength: 3 }),
  workdaysOnly: fc.boolean(),
});
const isWorkday = (each: string) =>
  each > plusDays(FIRST, 50) ? null : weekdayOf(each) <= 5 && each !== '2023-04-05';

test('its days are those of its weekdays, within its days, without pauses and holidays', () => {
  fc.assert(
    fc.property(
      schedule,
      day,
      day,
      fc.uniqueArray(fc.record({ day, people: fc.integer({ min: 0, max: 3 }) }), {
        selector: (each) => each.day,
      }),
      day,
      (given, a, b, served, today) => {
        const [from, to] = [a, b].sort() as [string, string];
        const found = occurrences(given, { from, to }, { served, today, isWorkday });
        const all = Array.from({ length: 61 }, (_, count) => plusDays(FIRST, count));
        const expected = all.flatMap((each) => {
          const record = served.find((one) => one.day === each);
          const paused = given.pauses.some((one) => each >= one.from && each <= (one.to ?? '9999'));
          const open = each >= given.startsOn && each <= (given.endsOn ?? '9999') && !paused;
          const works = !given.workdaysOnly || isWorkday(each) !== false;
          const comes = open && works && given.weekdays.includes(weekdayOf(each));
          if (each < from || each > to || !(record || comes)) {
            return [];
          }
          const past = each < today ? 'UNRECORDED' : 'DUE';
          return [{ day: each, standing: record ? (record.people ? 'SERVED' : 'SKIPPED') : past }];
        });
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

const said = (found: readonly { code: string; field?: readonly string[] }[]) =>
  found.map(({ code, field }) => `${code} ${field?.slice(1).join('.')}`);

test('a start is told everything that is wrong with it', () => {
  const wrong = {
    title: ' ',
    criteria: 'x'.repeat(501),
    weekdays: [1, 1],
    fromTime: '24:00',
    toTime: '9:00',
    startsOn: '2023-02-02',
    endsOn: '2023-02-01',
  };
  expect(said(startViolations(wrong))).toEqual([
    'INVALID_INPUT title',
    'INVALID_INPUT criteria',
    'INVALID_INPUT weekdays',
    'INVALID_INPUT fromTime',
    'INVALID_INPUT toTime',
    'INVALID_INPUT endsOn',
  ]);
});

test('a day without anybody served has a reason, and brought nothing', () => {
  const record = { day: FIRST, people: 0, quantity: 3, reason: null };
  expect(said(recordViolations(record))).toEqual([
    'INVALID_QUANTITY quantity',
    'INVALID_INPUT reason',
  ]);
  expect(recordViolations({ ...record, quantity: null, reason: 'OTHER' })).toEqual([]);
  expect(recordViolations({ ...record, people: 2 })).toEqual([]);
});

test('a day is written down once, when it has come and the service comes on it', () => {
  const given = { startsOn: FIRST, endsOn: null, weekdays: [2], pauses: [], workdaysOnly: false };
  const facts = { today: FIRST, isWorkday, isWritten: true };
  expect(said(dayViolations(given, plusDays(FIRST, 2), facts))).toEqual([
    'INVALID_INPUT day',
    'INVALID_INPUT day',
    'DUPLICATE day',
  ]);
  expect(comesOn(given, plusDays(FIRST, 1), isWorkday)).toBe(true);
});
