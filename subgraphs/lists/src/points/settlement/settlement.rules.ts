import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import type { SchemeBook } from '../book.rules.ts';

/** A period is settled once its last day is over, and is later than the one before it. */
export function periodViolations(
  periodEnd: Day,
  { settledTo }: Pick<SchemeBook, 'settledTo'>,
  today: Day,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (periodEnd >= today) {
    const [zh, en] = [
      '清算日须早于今天：当天过完才能清算。',
      'A day is settled once it is over: yesterday at most.',
    ];
    found.push(violation('INVALID_INPUT', 'periodEnd', zh, en));
  }
  if (settledTo !== null && periodEnd <= settledTo) {
    const [zh, en] = [`已清算至 ${settledTo}。`, `It is settled up to ${settledTo} already.`];
    found.push(violation('INVALID_STATE', 'periodEnd', zh, en));
  }
  return found;
}
