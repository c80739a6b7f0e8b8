import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { CsvError, parse } from 'csv-parse/sync';
import { type Column, columnOf } from './column.rules.ts';
import { type Line, type Lines, lineViolation } from './line.rules.ts';

interface Row {
  line: number;
  cells: readonly string[];
}

/** The lines of a table with commas, whose first row has the headings; blank rows are left out. */
export function linesOfCsv(text: string, columns: readonly Column[]): Lines {
  const rows = rowsOf(text);
  if ('code' in rows) {
    return { violations: [rows] };
  }
  const [head, ...body] = rows;
  const headings = head?.cells ?? [];
  const found = headings.map((heading) => columnOf(heading, columns));
  const violations = headingViolations(headings, found, columns);
  return violations.length > 0 ? { violations } : { lines: body.map((row) => lineOf(row, found)) };
}

const READING = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
};

function rowsOf(text: string): Row[] | UserErrorShape {
  try {
    return parse(text, READING)
      .map((cells, at) => ({ line: at + 1, cells: cells.map(meant) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) {
      throw error;
    }
    const zh = `第 ${error.lines} 行附近的引号不成对，表格无法读取。`;
    const en = `The table cannot be read: the quotation marks about line ${error.lines} are no pair.`;
    return violation('INVALID_INPUT', 'content', zh, en);
  }
}

/** An export puts an apostrophe before what a spreadsheet would take for a formula; it is not meant. */
const meant = (cell: string) => cell.trim().replace(/^'(?=[=+\-@＝＋－＠\t\r])/, '');

function lineOf({ line, cells }: Row, found: readonly (Column | undefined)[]): Line {
  const pairs = cells.flatMap((cell, at) => {
    const column = found[at];
    return column && cell !== '' ? [[column, cell] as const] : [];
  });
  const isLong = cells.some((cell, at) => cell !== '' && !found[at]);
  return { line, cells: new Map(pairs), violations: isLong ? [TOO_LONG] : [] };
}

const TOO_LONG = lineViolation(
  null,
  '单元格比表头多，请检查逗号与引号。',
  'There are more cells than headings; look at the commas and quotation marks.',
);

function headingViolations(
  headings: readonly string[],
  found: readonly (Column | undefined)[],
  columns: readonly Column[],
): UserErrorShape[] {
  const unknown = headings.filter((heading, at) => heading !== '' && !found[at]);
  const twice = found.flatMap((each, at) =>
    each && found.indexOf(each) < at ? [each.heading] : [],
  );
  const missing = columns.filter((each) => each.required && !found.includes(each));
  return [
    ...about(unknown, '没有这样的表头', 'There are no such headings'),
    ...about(twice, '表头重复', 'Headings are there twice'),
    ...about(
      missing.map(({ heading }) => heading),
      '缺少表头',
      'Headings are missing',
    ),
  ];
}

function about(headings: readonly string[], zh: string, en: string): UserErrorShape[] {
  const list = headings.join('、');
  return headings.length === 0
    ? []
    : [violation('INVALID_INPUT', 'content', `${zh}：${list}。`, `${en}: ${list}.`)];
}
