// Proves which days a date that is known in part may mean, and when it has surely come.
import { describe, expect, test } from 'vitest';
import { boundsOf, hasCome } from './partial-date.rules.ts';

describe('the days that a partial date may mean', () => {
  test.each([
    ['2023-05-31', '2023-05-31', '2023-05-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2013', '2013-01-01', '2013-12-31'],
    ['2023?', '2023-01-01', '2023-12-31'],
    ['2021-21', '2021-03-01', '2021-05-31'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['XXXX-03-04', '0000-03-04', '9999-03-04'],
  ])('%s runs from %s to %s', (partialDate, first, last) => {
    expect(boundsOf(partialDate)).toEqual({ first, last });
  });
});

describe('whether a date has come', () => {
  test.each([
    ['2024-02', '2024-01-31', false],
    ['2024-02', '2024-02-01', null],
    ['2024-02', '2024-02-28', null],
    ['2024-02', '2024-02-29', true],
    ['2024-10-15', '2024-10-15', true],
    ['XXXX-03', '2024-10-15', null],
  ])('%s on %s: %s', (partialDate, day, come) => {
    expect(hasCome(partialDate, day)).toBe(come);
  });
});
