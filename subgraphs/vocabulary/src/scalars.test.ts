// Proves what each scalar of the contract takes and refuses.
import { expect, it } from 'vitest';
import { isAreaCode, isDecimal, isPartialDate, isQuarter } from './scalars.ts';

it.each([
  [isQuarter, ['2023-Q1', '2023-Q4'], ['2023-Q0', '2023-Q5', '23-Q1', '2023Q1', '2023-Q1 ', '']],
  [isAreaCode, ['350211', '350211003', '350211003012'], ['35021', '3502110', '35021100301a', '']],
  [
    isDecimal,
    ['0', '-1.5', '27600', '6640000.00'],
    ['1.', '.5', '1e3', 'NaN', '', '１', '1,000', '12345678901234567'],
  ],
  [
    isPartialDate,
    ['2024-02', '2013', '2023?', 'XXXX-03-04', '2021-21', '2024-09-07'],
    ['2024-13', '2024-02-30', 'spring', '', '2023-06/2023-08'],
  ],
])('%o', (accepts, good, bad) => {
  expect(good.filter((text) => !accepts(text))).toEqual([]);
  expect(bad.filter((text) => accepts(text))).toEqual([]);
});
