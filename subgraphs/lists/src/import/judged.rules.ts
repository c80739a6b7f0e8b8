import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** A line with what it tells of, where nothing stands against it. */
export interface JudgedLine<Told = unknown> {
  line: number;
  told: Told | null;
  violations: readonly UserErrorShape[];
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
  /** The row that it became. */
  objectId: string | null;
  violations: readonly UserErrorShape[];
}
