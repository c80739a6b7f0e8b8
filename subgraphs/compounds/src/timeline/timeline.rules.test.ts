// Proves which of several dated states held on a day, where the dates are known in part only.
import { describe, expect, test } from 'vitest';
import { heldOn, timeline } from './timeline.rules.ts';

const period = (
  ordinal: number,
  status: string,
  dates: { startsOn?: string; attestedOn?: string } = {},
) => ({ ordinal, status, startsOn: null, attestedOn: null, ...dates });

// A committee that was in preparation first, and formed in February 2024.
const formed = [
  period(1, 'PREPARING', { startsOn: '2023-09' }),
  period(2, 'ELECTING'),
  period(3, 'ESTABLISHED', { startsOn: '2024-02' }),
];

// Only the order and the year of the report are known.
const attested = [period(1, 'PREPARING'), period(2, 'ESTABLISHED', { attestedOn: '2023?' })];

describe('what held on a day', () => {
  test.each([
    ['2024-02-29', 'ESTABLISHED'],
    ['2030-01-01', 'ESTABLISHED'],
    ['2024-02-15', undefined],
    ['2023-12-01', undefined],
    ['2023-08-31', undefined],
  ])('on %s: %s', (day, status) => {
    expect(heldOn(formed, day)?.status).toBe(status);
  });

  test('an election of unknown date hides what came before it', () => {
    const [preparing, , established] = formed;
    const withoutElection = [preparing, established].filter((each) => each !== undefined);
    expect(heldOn(withoutElection, '2023-12-01')?.status).toBe('PREPARING');
    expect(heldOn(formed, '2023-12-01')).toBeNull();
  });

  test('what a report attests holds from the end of its date on, and may have held before', () => {
    expect(heldOn(attested, '2023-06-01')).toBeNull();
    expect(heldOn(attested, '2023-12-31')?.status).toBe('ESTABLISHED');
  });

  test('nothing known, nothing held', () => {
    expect(heldOn([], '2024-01-01')).toBeNull();
    expect(heldOn([period(1, 'NONE')], '2024-01-01')).toBeNull();
  });
});

describe('a row of periods', () => {
  test('is in order, ends where the next begins, and has one current period', () => {
    const [last, , first] = [...formed].reverse();
    const shuffled = [last, first].filter((each) => each !== undefined);
    expect(timeline(shuffled)).toMatchObject([
      { status: 'PREPARING', endsOn: '2024-02', current: false },
      { status: 'ESTABLISHED', endsOn: null, current: true },
    ]);
  });

  test('an end is unknown where the next start is', () => {
    expect(timeline(attested)[0]).toMatchObject({ endsOn: null, current: false });
  });
});
