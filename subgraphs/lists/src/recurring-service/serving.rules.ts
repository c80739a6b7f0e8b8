import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../quarter/quarter.rules.ts';
import type { ReasonCode } from '../words.ts';
import { comesOn, type IsWorkday, type Schedule } from './occurrence.rules.ts';

const COUNT_MAX = 1_000_000;

/** What is counted of a day of a service. */
export interface Counted {
  people: number;
  quantity: number | null;
  reason: ReasonCode | null;
}

/** How a day of a service went. */
export interface DayRecord extends Counted {
  day: Day;
}

/** What is wrong with a record by itself: a day on which nobody was served has a reason. */
export function recordViolations({ people, quantity, reason }: Counted): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const more = { limit: COUNT_MAX };
  const isCount = (count: number) => count >= 0 && count <= COUNT_MAX;
  const [zh, en] = [`须在 0 到 ${COUNT_MAX} 之间。`, `It must be from 0 to ${COUNT_MAX}.`];
  if (!isCount(people)) {
    found.push(violation('INVALID_QUANTITY', 'people', zh, en, more));
  }
  if (quantity !== null && (!isCount(quantity) || (quantity > 0 && people === 0))) {
    found.push(violation('INVALID_QUANTITY', 'quantity', zh, en, more));
  }
  if ((people === 0) !== (reason !== null)) {
    const [why, whyEn] = [
      '无人接受服务时须且才能填写原因。',
      'A day without anybody served has a reason, no other.',
    ];
    found.push(violation('INVALID_INPUT', 'reason', why, whyEn));
  }
  return found;
}

/** What stands against writing down a day of a service. */
export function dayViolations(
  schedule: Schedule,
  day: Day,
  { today, isWorkday, isWritten }: { today: Day; isWorkday: IsWorkday; isWritten: boolean },
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (day > today) {
    found.push(violation('INVALID_INPUT', 'day', '尚未到这一天。', 'That day has not come yet.'));
  }
  if (!comesOn(schedule, day, isWorkday)) {
    const [zh, en] = ['这一天没有安排该服务。', 'The service does not come on that day.'];
    found.push(violation('INVALID_INPUT', 'day', zh, en));
  }
  if (isWritten) {
    const [zh, en] = ['这一天已有记录。', 'That day was written down already.'];
    found.push(violation('DUPLICATE', 'day', zh, en));
  }
  return found;
}
