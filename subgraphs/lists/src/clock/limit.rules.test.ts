// When clocks are due: exact minutes, working days over a real national week, and pauses against an
// oracle that walks day by day and counts the working days at whose end the clock ran.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chinaWorkdays } from '../calendar/announced.ts';
import { DAY_MS, dayOf, plusDays, startOf } from '../quarter/quarter.rules.ts';
import { dueAfterPause, dueAt } from './limit.rules.ts';

const minutes = (limitMinutes: number) => ({ limitMinutes, limitWorkdays: null });
const workdays = (limitWorkdays: number) => ({ limitMinutes: null, limitWorkdays });
const at = (text: string) => new Date(`${text}+08:00`);

describe('the due time', () => {
  test('of five minutes is five minutes later, at night and on holidays, too', () => {
    expect(dueAt(at('2023-10-01T23:58:00'), minutes(5), chinaWorkdays)).toEqual(
      at('2023-10-02T00:03:00'),
    );
  });

  test.each([
    ['2023-09-28T10:00:00', 2, '2023-10-09T00:00:00', 'over the national week and its weekend'],
    ['2023-06-09T23:59:59', 1, '2023-06-13T00:00:00', 'from a Friday'],
    ['2023-06-12T00:00:00', 1, '2023-06-14T00:00:00', 'from the first instant of a Monday'],
  ])('from %s by %d working days is %s, %s', (start, count, due) => {
    expect(dueAt(at(start), workdays(count), chinaWorkdays)).toEqual(at(due));
  });

  test('is unknown where it leads to days of which nothing was announced', () => {
    const late = startOf(plusDays(chinaWorkdays.to, -1));
    expect(dueAt(late, workdays(30), chinaWorkdays)).toBeNull();
    expect(dueAt(late, minutes(5), chinaWorkdays)).not.toBeNull();
  });
});

interface Stretch {
  from: number;
  to: number;
}

/** The end of the n-th working day after the first day at whose end the clock ran. */
function walk(startedAt: number, count: number, pauses: readonly Stretch[]): number {
  let day = dayOf(new Date(startedAt));
  for (let left = count; left > 0; ) {
    day = plusDays(day, 1);
    const end = startOf(plusDays(day, 1)).getTime();
    const ran = !pauses.some(({ from, to }) => from < end && end <= to);
    left -= ran && chinaWorkdays.isWorkday(day) ? 1 : 0;
  }
  return startOf(plusDays(day, 1)).getTime();
}

const starts = fc.integer({
  min: Date.parse('2022-12-01T00:00:00Z'),
  max: Date.parse('2024-03-01T00:00:00Z'),
});
// Pauses begin and end within a day's time, not at its very border.
const gaps = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 4 * DAY_MS }),
    for: fc.integer({ min: 1, max: 12 * DAY_MS }),
  }),
  { maxLength: 4 },
);

/** Lets a clock run through its pauses as far as it is not over before one begins. */
function live(
  startedAt: number,
  limit: Parameters<typeof dueAt>[1],
  waits: { after: number; for: number }[],
) {
  const started = new Date(startedAt);
  const pauses: Stretch[] = [];
  let due = dueAt(started, limit, chinaWorkdays);
  let now = startedAt;
  for (const wait of waits) {
    const from = now + wait.after;
    if (due === null || from > due.getTime()) {
      break;
    }
    now = from + wait.for;
    pauses.push({ from, to: now });
    const paused = { ...limit, startedAt: started, dueAt: due, pausedAt: new Date(from) };
    due = dueAfterPause(paused, new Date(now), chinaWorkdays);
  }
  return { due: due?.getTime() ?? null, pauses };
}

test('working days count when the clock ran at their end, whatever its pauses', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 20 }), gaps, (startedAt, count, waits) => {
      const { due, pauses } = live(startedAt, workdays(count), waits);
      expect(due).toBe(walk(startedAt, count, pauses));
    }),
    { numRuns: 2000 },
  );
});

test('minutes, and days that were agreed, move by as long as the clock stood still', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 9999 }), gaps, (startedAt, count, waits) => {
      const { due, pauses } = live(startedAt, minutes(count), waits);
      const still = pauses.reduce((sum, { from, to }) => sum + to - from, 0);
      expect(due).toBe(startedAt + count * 60_000 + still);
    }),
  );
});

test('a clock whose due time is unknown stays so, and a pause into unknown days makes it so', () => {
  const startedAt = startOf(plusDays(chinaWorkdays.to, -20));
  const limit = workdays(3);
  const due = dueAt(startedAt, limit, chinaWorkdays);
  const pausedAt = new Date(startedAt.getTime() + DAY_MS);
  const resumedAt = startOf(plusDays(chinaWorkdays.to, 20));
  expect(due).not.toBeNull();
  const paused = { ...limit, startedAt, dueAt: due, pausedAt };
  expect(dueAfterPause(paused, resumedAt, chinaWorkdays)).toBeNull();
  expect(dueAfterPause({ ...paused, dueAt: null }, pausedAt, chinaWorkdays)).toBeNull();
});
