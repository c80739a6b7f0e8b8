// Proves when a contract counts as in force, also where its dates are known in part only.
import { describe, expect, test } from 'vitest';
import { isInForce, termOn } from './term.rules.ts';

const term = (startsOn: string | null, endsOn: string | null, id = 'ctr-1') => ({
  id,
  startsOn,
  endsOn,
});

describe('whether a contract is in force', () => {
  test.each([
    [null, null, true],
    ['2023-06-15', null, true],
    ['2023-06-16', null, false],
    ['2023-06', null, null],
    ['2023-05', null, true],
    ['2023-07', null, false],
    ['2023', null, null],
    [null, '2023-06-15', true],
    [null, '2023-06-14', false],
    [null, '2023-06', null],
    [null, '2023-07', true],
    [null, '2022', false],
    ['2023', '2022', false],
    ['2022', '2024', true],
    ['XXXX-01', null, null],
  ])('from %s to %s on 15 June 2023: %s', (startsOn, endsOn, expected) => {
    expect(isInForce(term(startsOn, endsOn), '2023-06-15')).toBe(expected);
  });
});

describe('the contract of a compound', () => {
  test('there is none without a contract, nor after the last has ended', () => {
    expect(termOn([], '2023-06-15')).toBeNull();
    expect(termOn([term(null, '2022-12-31')], '2023-06-15')).toBeNull();
  });

  test('one in force goes before one that may be', () => {
    const sure = term('2021', null, 'ctr-b');
    expect(termOn([term('2023', null, 'ctr-a'), sure], '2023-06-15')).toBe(sure);
  });

  test('the later start wins, and a known one over an unknown', () => {
    const later = term('2022', null, 'ctr-c');
    const terms = [term(null, null, 'ctr-a'), term('2021', null, 'ctr-b'), later];
    expect(termOn(terms, '2023-06-15')).toBe(later);
  });
});
