import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What is wrong with the last day of something that stood for a time; what has not begun is called off. */
export function lastDayViolations(
  endsOn: string,
  startsOn: string | null,
  today: string,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (boundsOf(endsOn).first > today) {
    const [zh, en] = ['结束日期不能晚于今天。', 'It cannot end after today.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  const first = startsOn === null ? null : boundsOf(startsOn).first;
  if (first !== null && first <= today && first > boundsOf(endsOn).last) {
    const [zh, en] = ['结束不能早于开始。', 'It cannot end before it starts.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  return found;
}
