import { isStorable } from '@lianjian/kernel/limits';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { Column } from './column.rules.ts';

/** One line of a file: what stands under each heading that it has, and what is wrong with the line as such. */
export interface Line {
  /** As a spreadsheet numbers its rows, or as a text editor numbers its lines: from 1. */
  line: number;
  cells: ReadonlyMap<Column, string>;
  violations: readonly UserErrorShape[];
}

/** The lines of a file; or all that keeps it from being read. */
export type Lines = { lines: Line[] } | { violations: UserErrorShape[] };

/** A fault of one line, at the heading that it is about; or of the line as such. */
export const lineViolation = (
  heading: string | null,
  zh: string,
  en: string,
  code: UserErrorShape['code'] = 'INVALID_INPUT',
): UserErrorShape => ({
  code,
  message: { zh, en },
  ...(heading === null ? {} : { field: [heading] }),
});

/** What the cells of a line say, each read as its column is. */
export interface Said {
  /** What stands under a heading; null where nothing does, or nothing that could. */
  get<T>(column: Column<T>): T | null;
  violations: UserErrorShape[];
}

/** Reads a line's cells; every fault of it at once. */
export function readLine({ cells, violations }: Line, columns: readonly Column[]): Said {
  const values = new Map<Column, unknown>();
  const found = [...violations];
  for (const column of columns) {
    const text = cells.get(column);
    if (text === undefined) {
      found.push(
        ...(column.required ? [lineViolation(column.heading, '必填。', 'It is required.')] : []),
      );
      continue;
    }
    const read = isStorable(text) ? column.read(text) : UNSTORABLE;
    if ('fault' in read) {
      found.push(lineViolation(column.heading, read.fault.zh, read.fault.en));
    } else {
      values.set(column, read.value);
    }
  }
  return {
    get: <T>(column: Column<T>) => (values.get(column) ?? null) as T | null,
    violations: found,
  };
}

const UNSTORABLE = {
  fault: {
    zh: '不能有零字符（U+0000）或半个代理对。',
    en: 'It must not hold the character zero or half a surrogate pair.',
  },
};

/** The violations of an input as those of a line: at the heading whose field each is about. */
export function atHeadings(
  violations: readonly UserErrorShape[],
  columns: readonly Column[],
): UserErrorShape[] {
  return violations.map((each) => {
    const [, name, ...more] = each.field ?? [];
    const path = [name, ...more].join('.');
    const column =
      columns.find(({ field }) => field === path) ??
      columns.find(({ field }) => field.split('.')[0] === name);
    const heading = column?.heading ?? name;
    return { ...each, ...(heading === undefined ? {} : { field: [heading] }) };
  });
}
