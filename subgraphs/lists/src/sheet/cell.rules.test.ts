// Cells: what people type is read, what cannot be meant is refused with what could; what is written
// is read back as it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as words from '../words.ts';
import {
  type Cell,
  DAY_CELL,
  oneOf,
  QUARTER_CELL,
  someOf,
  TEXTS,
  WEEKDAYS_CELL,
  WHOLE_NUMBER,
} from './cell.rules.ts';
import { DEMAND_COLUMNS } from './demand-columns.rules.ts';
import { RESOURCE_COLUMNS } from './resource-columns.rules.ts';
import { SCHEDULE_CELL } from './schedule-cell.rules.ts';

const meant = (cell: Cell<unknown>, text: string) => {
  const read = cell.read(text);
  return 'value' in read ? read.value : null;
};

describe('what people type', () => {
  test.each([
    [WHOLE_NUMBER, ' 12 ', 12],
    [WHOLE_NUMBER, '１２', 12],
    [WHOLE_NUMBER, '1.5', null],
    [WHOLE_NUMBER, '-1', null],
    [WHOLE_NUMBER, '几个', null],
    [WHOLE_NUMBER, '9999999999', null],
    [DAY_CELL, '2026-12-01', '2026-12-01'],
    [DAY_CELL, '2026/12/1', '2026-12-01'],
    [DAY_CELL, '2026年12月1日', '2026-12-01'],
    [DAY_CELL, '2026.2.3', '2026-02-03'],
    [DAY_CELL, '2026-02-30', null],
    [DAY_CELL, '12/1/2026', null],
    [DAY_CELL, '下周', null],
    [QUARTER_CELL, '2026-Q4', '2026-Q4'],
    [QUARTER_CELL, '2026q4', '2026-Q4'],
    [QUARTER_CELL, '2026年第四季度', '2026-Q4'],
    [QUARTER_CELL, '2026年4季度', '2026-Q4'],
    [QUARTER_CELL, '2026-Q5', null],
    [WEEKDAYS_CELL, '一、三、五', [1, 3, 5]],
    [WEEKDAYS_CELL, '周六，周日', [6, 7]],
    [WEEKDAYS_CELL, '星期天', [7]],
    [WEEKDAYS_CELL, '1 3 5', [1, 3, 5]],
    [WEEKDAYS_CELL, '每天', null],
    [WEEKDAYS_CELL, '8', null],
    [oneOf(words.DEMAND_KINDS), '微心愿', 'MICRO_WISH'],
    [oneOf(words.DEMAND_KINDS), ' micro_wish ', 'MICRO_WISH'],
    [oneOf(words.DEMAND_KINDS), '心愿', null],
    [someOf(words.AUDIENCES), '老年人、独居', ['ELDERLY', 'LIVING_ALONE']],
    [someOf(words.AUDIENCES), '老年人，别的', null],
    [TEXTS, ' 甲社区，乙社区、', ['甲社区', '乙社区']],
    [SCHEDULE_CELL, '三 09:00-11:00', [{ weekday: 3, from: '09:00', to: '11:00' }]],
    [SCHEDULE_CELL, '周天 ９：00～11：00', [{ weekday: 7, from: '09:00', to: '11:00' }]],
    [SCHEDULE_CELL, '5 9:00至11:00', [{ weekday: 5, from: '09:00', to: '11:00' }]],
    [SCHEDULE_CELL, '三 上午', null],
    [SCHEDULE_CELL, '八 09:00-11:00', null],
  ])('%#: %j', (cell, text, expected) => {
    expect(meant(cell as Cell<unknown>, text)).toEqual(expected);
  });
});

describe('the terms of a column', () => {
  const columns = [...DEMAND_COLUMNS, ...RESOURCE_COLUMNS].flatMap(
    ({ heading, terms, ...column }) => (terms ? [{ heading, terms, ...column }] : []),
  );

  test.each(columns)('$heading: each code has one of its own', ({ terms }) => {
    const each = [...terms.values()];
    expect(each.every((term) => /^[^A-Z_]+$/.test(term))).toBe(true);
    expect(new Set(each).size).toBe(each.length);
  });

  test.each(columns)('$heading: what is written is read back', ({ field, terms, read, write }) => {
    const values = [...terms.keys()].map((code) => (field === 'audiences' ? [code] : code));
    expect(values.map((value) => read(write(value)))).toEqual(values.map((value) => ({ value })));
  });
});

test('what is written is read back', () => {
  const same = <T>(cell: Cell<T>, values: fc.Arbitrary<T>) =>
    fc.assert(
      fc.property(values, (value) => {
        expect(cell.read(cell.write(value))).toEqual({ value });
      }),
    );
  same(WHOLE_NUMBER, fc.integer({ min: 0, max: 999_999_999 }));
  const days = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2100-01-01'),
    noInvalidDate: true,
  });
  same(
    DAY_CELL,
    days.map((date) => date.toISOString().slice(0, 10)),
  );
  same(
    QUARTER_CELL,
    fc
      .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 4 }))
      .map(([year, n]) => `${year}-Q${n}`),
  );
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const opening = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time });
  same(SCHEDULE_CELL, fc.array(opening));
  same(WEEKDAYS_CELL, fc.uniqueArray(fc.integer({ min: 1, max: 7 })));
});
