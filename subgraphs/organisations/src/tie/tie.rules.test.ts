// When a tie stands, by its dates as far as they are known: the edges by example, the rest by law.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInForce, meetFrom } from './tie.rules.ts';

test.each([
  [null, null, '2023-05-01', true],
  ['2022-11', null, '2022-10-31', false],
  ['2022-11', null, '2022-11-01', true],
  ['2021', '2022-06', '2022-06-30', true],
  ['2021', '2022-06', '2022-07-01', false],
  [null, '2022', '2022-12-31', true],
  ['2021-21', null, '2021-02-28', false],
  ['2021-21', null, '2021-03-01', true],
  ['2023?', null, '2023-01-01', true],
  ['XXXX-01', null, '2023-01-01', true],
  ['2023-03-28', '2023-03-28', '2023-03-28', true],
])('from %s to %s, on %s: %s', (startsOn, endsOn, day, expected) => {
  expect(isInForce({ startsOn, endsOn }, day)).toBe(expected);
});

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('what has ended does not stand again', () => {
  fc.assert(
    fc.property(days, days, days, (endsOn, one, other) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one];
      const term = { startsOn: null, endsOn };
      return isInForce(term, earlier) || !isInForce(term, later);
    }),
  );
});

const term = fc.record({
  startsOn: fc.option(days),
  endsOn: fc.option(days),
});

test('two meet where both stand on one day, that day or later, and in no other case', () => {
  fc.assert(
    fc.property(term, term, days, (a, b, today) => {
      const edges = [today, a.startsOn ?? today, b.startsOn ?? today].filter((day) => day >= today);
      const both = edges.some((day) => isInForce(a, day) && isInForce(b, day));
      expect(meetFrom(today, a, b)).toBe(both);
      expect(meetFrom(today, b, a)).toBe(both);
    }),
    { numRuns: 1000 },
  );
});
