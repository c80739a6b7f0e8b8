import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Column } from '../sheet/column.rules.ts';
import { atHeadings } from '../sheet/line.rules.ts';
import type { ImportedList } from '../words.ts';

/** A line with what it tells of, where nothing stands against it. */
export interface JudgedLine<Told = unknown> {
  line: number;
  told: Told | null;
  violations: readonly UserErrorShape[];
}

/** What the lines tell of, in their order, without those that are refused. */
export const toldBy = <Told>(lines: readonly JudgedLine<Told>[]) =>
  lines.flatMap(({ line, told }) => (told === null ? [] : [{ line, told }]));

/** The lines with what else stands against them, in the order of what they tell. */
export function alsoAgainst<Told>(
  lines: readonly JudgedLine<Told>[],
  against: readonly (readonly UserErrorShape[])[],
  columns: readonly Column[],
): JudgedLine<Told>[] {
  let at = 0;
  return lines.map((each) => {
    const violations = each.told === null ? [] : (against[at++] ?? []);
    return violations.length === 0
      ? each
      : { ...each, told: null, violations: atHeadings(violations, columns) };
  });
}

/** All lines or none: what is said of the file when some of its lines are refused. */
export function refusal(lines: readonly JudgedLine[]): UserErrorShape[] {
  const count = lines.filter(({ violations }) => violations.length > 0).length;
  if (count === 0) {
    return [];
  }
  const zh = `有 ${count} 行未通过，整份文件没有写入；请看各行的说明。`;
  const en = `${count} lines are refused, so nothing of the file was written; see the lines.`;
  return [violation('INVALID_INPUT', 'content', zh, en)];
}

/** A line as it is reported: judged, or written down. */
export interface ReportedLine {
  line: number;
  list: ImportedList;
  /** The row that it became. */
  objectId: string | null;
  violations: readonly UserErrorShape[];
}
