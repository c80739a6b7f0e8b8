// Proves how far a plan has got, and what is wrong with one whose years are known in part.
import { describe, expect, test } from 'vitest';
import { type Item, planFaults, progress } from './plan.rules.ts';

const item = (state: Item['state'], known: Partial<Item> = {}): Item => ({
  id: 'pli-1',
  state,
  target: 'all lamps',
  year: null,
  ...known,
});

describe('how far a plan has got', () => {
  test.each<[Item['state'][], string | null]>([
    [[], null],
    [['PLANNED', 'PLANNED'], '0.0000'],
    [['DONE', 'UNDER_WAY', 'UNDER_WAY', 'PLANNED'], '0.2500'],
    [['DONE', 'DONE', 'DROPPED'], '0.6667'],
    [['DONE'], '1.0000'],
  ])('%j gives %s', (states, expected) => {
    expect(progress(states.map((state) => ({ state })))).toBe(expected);
  });
});

describe('what is wrong with a plan', () => {
  test.each<[number | null, number | null, number | null, string[]]>([
    [null, 2026, 3, []],
    [2023, 2026, 3, []],
    [2024, 2026, 3, []],
    [2024, 2024, 1, []],
    [2023, null, 3, []],
    [2022, 2026, 3, ['YEARS_DO_NOT_FIT']],
    [2027, 2026, 3, ['ENDS_BEFORE_START']],
  ])('from %s to %s, %s years: %j', (startYear, endYear, years, expected) => {
    const faults = planFaults({ startYear, endYear, years }, []);
    expect(faults.map((fault) => fault.code)).toEqual(expected);
  });

  test('an item outside the known years, and one without a target', () => {
    const plan = { startYear: null, endYear: 2026, years: 3 };
    const items = [
      item('PLANNED', { id: 'pli-1', year: 2020 }),
      item('PLANNED', { id: 'pli-2', year: 2027 }),
      item('PLANNED', { id: 'pli-3', target: null }),
    ];
    expect(planFaults(plan, items)).toEqual([
      { code: 'ITEM_OUTSIDE_PLAN', id: 'pli-2', year: 2027 },
      { code: 'ITEM_WITHOUT_TARGET', id: 'pli-3' },
    ]);
  });
});
