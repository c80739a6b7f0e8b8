import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import type { SchemeBook } from '../book.rules.ts';

/** A period is settled up to today at most, and later than the one before it. */
export function periodViolations(
  periodEnd: Day,
  { settledTo }: Pick<SchemeBook, 'settledTo'>,
  today: Day,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (periodEnd > today) {
    const [zh, en] = ['清算日不能晚于今天。', 'A period that is not over is not settled.'];
    found.push(violation('INVALID_INPUT', 'periodEnd', zh, en));
  }
  if (settledTo !== null && periodEnd <= settledTo) {
    const [zh, en] = [`已清算至 ${settledTo}。`, `It is settled up to ${settledTo} already.`];
    found.push(violation('INVALID_STATE', 'periodEnd', zh, en));
  }
  return found;
}
