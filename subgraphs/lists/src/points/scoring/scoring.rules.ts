import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import {
  BOOKING_MAX,
  keeperViolations,
  type SchemeBook,
  selfViolations,
  settledViolations,
} from '../book.rules.ts';
import { type RuleStanding, ruleInForce, worthOf } from '../rule/rule.rules.ts';
import type { PointsActivity } from '../words.ts';

/** What points can be given for, with those who took part in it. */
export interface ScoredRecord {
  id: string;
  activity: PointsActivity;
  /** The day on which the other side confirmed it; null while it has not. */
  day: Day | null;
  /** How much of it was confirmed. */
  units: number;
  areaPath: string;
  compoundId: string | null;
  participants: readonly string[];
}

/** One giving of points, with what it meets at this instant. */
export interface Scoring {
  scheme: SchemeBook;
  record: ScoredRecord;
  holderId: string;
  rules: readonly RuleStanding[];
  /** The entry by which the holder was given points for the record already. */
  scoredBy: string | null;
  /** What the account holds, or would begin with. */
  balance: number;
  today: Day;
}

/** What a record is worth, and all that stands against giving it; worth 0 where no rule says it. */
export function scoringOf(scoring: Scoring, by: By) {
  const { scheme, record, rules } = scoring;
  const rule = record.day === null ? null : ruleInForce(rules, record.activity, record.day);
  const points = rule ? worthOf(rule, record.units) : 0;
  const ofParty = [
    ...keeperViolations(by, scheme.areaPath),
    ...selfViolations(by, scoring.holderId, 'holderId'),
  ];
  // Who may not keep the books is told nothing of what stands in them.
  if (ofParty.length > 0) {
    return { rule, points, violations: ofParty };
  }
  const violations = [
    ...recordViolations(scoring, rule !== null),
    ...amountViolations(scoring, points),
    ...settledViolations(scheme, scoring.today, 'schemeId'),
  ];
  return { rule, points, violations };
}

function recordViolations({ scheme, record, holderId, scoredBy }: Scoring, hasRule: boolean) {
  const found: UserErrorShape[] = [];
  const about = { entityId: record.id };
  const say = (code: UserErrorShape['code'], zh: string, en: string, more = about) =>
    found.push(violation(code, 'recordId', zh, en, more));
  if (record.day === null) {
    say('INVALID_STATE', '该记录尚未确认。', 'The record is not confirmed.');
  } else if (!hasRule) {
    const on = record.day;
    say('INVALID_STATE', `${on} 没有生效的积分标准。`, `No rule was in force on ${on}.`);
  }
  if (!isWithin(scheme, record)) {
    say(
      'INVALID_INPUT',
      '该记录不在积分方案范围内。',
      'The record is not of the place of the scheme.',
    );
  }
  if (scoredBy !== null) {
    const more = { entityId: scoredBy };
    say('DUPLICATE', '该记录已为其记过分。', 'The record was scored for the holder already.', more);
  }
  if (!record.participants.includes(holderId)) {
    const [zh, en] = ['持有人没有参与这条记录。', 'The holder took no part in the record.'];
    found.push(violation('INVALID_INPUT', 'holderId', zh, en, { entityId: holderId }));
  }
  return found;
}

function isWithin({ areaPath, compoundId }: SchemeBook, record: ScoredRecord): boolean {
  const inArea = `${record.areaPath}.`.startsWith(`${areaPath}.`);
  return inArea && (compoundId === null || compoundId === record.compoundId);
}

function amountViolations({ scheme, balance }: Scoring, points: number): UserErrorShape[] {
  const room = Math.min(BOOKING_MAX, (scheme.balanceMax ?? Number.POSITIVE_INFINITY) - balance);
  if (points <= room) {
    return [];
  }
  const zh = `记入 ${points} 分会超过上限，还可记 ${room} 分。`;
  const en = `It gives ${points} points, and only ${room} may be added.`;
  return [violation('LIMIT_REACHED', 'schemeId', zh, en, { limit: room, entityId: scheme.id })];
}
