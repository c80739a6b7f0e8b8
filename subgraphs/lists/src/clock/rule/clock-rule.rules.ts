import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import type { Charter } from '../limit.rules.ts';

/** A week of minutes, and a quarter of working days: more is no promise. */
export const MINUTES_MAX = 10_080;
export const WORKDAYS_MAX = 60;

/** What is wrong with a rule by itself. */
export function charterViolations(charter: Charter): UserErrorShape[] {
  const { limitMinutes, limitWorkdays, responders } = charter;
  const found: UserErrorShape[] = [];
  if ((limitMinutes === null) === (limitWorkdays === null)) {
    const [zh, en] = ['分钟与工作日须且只须给出一项。', 'Give either minutes or working days.'];
    found.push(violation('INVALID_INPUT', 'minutes', zh, en));
  }
  found.push(...bounded('minutes', limitMinutes, MINUTES_MAX));
  found.push(...bounded('workdays', limitWorkdays, WORKDAYS_MAX));
  if (new Set(responders).size < responders.length) {
    const [zh, en] = ['每个角色只列一次。', 'Each role is named once.'];
    found.push(violation('INVALID_INPUT', 'responders', zh, en));
  }
  return found;
}

function bounded(field: string, value: number | null, max: number): UserErrorShape[] {
  if (value === null || (value >= 1 && value <= max)) {
    return [];
  }
  const [zh, en] = [`须为 1 到 ${max}。`, `It must be from 1 to ${max}.`];
  return [violation('INVALID_INPUT', field, zh, en, { limit: max })];
}

/** Only who acts for the area, or for one above it, says how long things may take in it. */
export function setterViolations({ actor, actingForId }: By, areaPath: string): UserErrorShape[] {
  const [zh, en] = ['须由该区域或其上级设定。', 'Only the area, or one above it, may set this.'];
  return keepsBooksOf(actor, actingForId, areaPath)
    ? []
    : [violation('FORBIDDEN', 'actingForId', zh, en)];
}

/** A rule that begins on the same day, if any: it is changed by who has seen it. */
export interface Dated {
  validFrom: Day;
  today: Day;
  expectedVersion: number | null;
  existing: { id: string; version: number } | null;
}

/** Rules hold from a day on: what ran under the one before is not judged anew. */
export function datedViolations({
  validFrom,
  today,
  expectedVersion,
  existing,
}: Dated): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (validFrom < today) {
    const [zh, en] = ['不能追溯到今天以前。', 'It cannot hold from before today.'];
    found.push(violation('INVALID_INPUT', 'validFrom', zh, en));
  }
  if (existing) {
    // Who names no version has seen none, and no version is 0.
    found.push(...versionViolations(expectedVersion ?? 0, existing));
  } else if (expectedVersion !== null) {
    const [zh, en] = ['当日没有已设的规则。', 'No rule begins on that day.'];
    found.push(violation('NOT_FOUND', 'validFrom', zh, en));
  }
  return found;
}
