import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Column } from './column.rules.ts';
import { decoded, type Encoding } from './content.rules.ts';
import { linesOfCsv } from './csv-lines.rules.ts';
import { linesOfJson } from './json-lines.rules.ts';
import type { Lines } from './line.rules.ts';

/** How the lines of a file stand in it. */
export const FORMATS = {
  CSV: 'A table with commas, its first row the headings (逗号分隔表格).',
  JSON_LINES: 'One JSON object in each line, its keys the headings (每行一个 JSON).',
} as const;

export type Format = keyof typeof FORMATS;

/** A file as it comes. */
export interface File {
  format: Format;
  encoding: Encoding;
  content: string;
}

/** More lines than a community has in a quarter; the rest goes into a second file. */
export const LINES_MAX = 5_000;

/** The lines of a file; or all that keeps it from being read. */
export function linesOf({ format, encoding, content }: File, columns: readonly Column[]): Lines {
  const read = decoded(content, encoding);
  if ('code' in read) {
    return { violations: [read] };
  }
  const found = (format === 'CSV' ? linesOfCsv : linesOfJson)(read.text, columns);
  if ('violations' in found || (found.lines.length > 0 && found.lines.length <= LINES_MAX)) {
    return found;
  }
  const [zh, en] = [`须有 1 到 ${LINES_MAX} 行。`, `It must have 1 to ${LINES_MAX} lines.`];
  return { violations: [violation('LIMIT_REACHED', 'content', zh, en, { limit: LINES_MAX })] };
}
