import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { type Column, columnOf } from './column.rules.ts';
import { type Line, lineViolation } from './line.rules.ts';

/** The lines of a file with one JSON object in each; blank lines are left out. */
export function linesOfJson(text: string, columns: readonly Column[]): { lines: Line[] } {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((each, at) => ({ each, line: at + 1 }))
    .filter(({ each }) => each.trim() !== '')
    .map(({ each, line }) => ({ line, ...lineOf(each, columns) }));
  return { lines };
}

function lineOf(text: string, columns: readonly Column[]): Omit<Line, 'line'> {
  const cells = new Map<Column, string>();
  const given = objectOf(text);
  const violations = given === null ? [NO_OBJECT] : [];
  for (const [heading, value] of Object.entries(given ?? {})) {
    const column = columnOf(heading, columns);
    const cell = textOf(value);
    if (!column || cells.has(column)) {
      violations.push(wrongHeading(heading));
    } else if (cell === null) {
      violations.push(noText(column.heading));
    } else if (cell !== '') {
      cells.set(column, cell);
    }
  }
  return { cells, violations };
}

function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A JSON value as the text of a cell; null where it could not be one. */
function textOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const parts = value.map((each) => (Array.isArray(each) ? null : textOf(each)));
    return parts.includes(null) ? null : parts.join('、');
  }
  if (value === null) {
    return '';
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
}

const NO_OBJECT: UserErrorShape = lineViolation(
  null,
  '须为一个 JSON 对象。',
  'It must be one JSON object.',
);

const wrongHeading = (heading: string) =>
  lineViolation(
    heading,
    '没有这样的表头，或表头重复。',
    'There is no such heading, or it is there twice.',
  );

const noText = (heading: string) =>
  lineViolation(
    heading,
    '须为文本、数字或其列表。',
    'It must be a text, a number or a list of such.',
  );
