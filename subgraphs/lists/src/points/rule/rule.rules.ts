import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Day } from '../../quarter/quarter.rules.ts';
import { boundsViolations } from '../book.rules.ts';
import type { PointsActivity, PointsBasis } from '../words.ts';

/** How many points an activity is worth in a scheme, from one day to another. */
export interface NewRule {
  schemeId: string;
  activity: PointsActivity;
  basis: PointsBasis;
  points: number;
  effectiveFrom: Day;
  effectiveTo: Day | null;
}

/** A rule that is there. */
export interface RuleStanding extends NewRule {
  id: string;
  version: number;
  /** The last day of a record that it has scored; null while it has scored none. */
  lastScored: Day | null;
}

export const POINTS_MAX = 1000;

/** All that is wrong with a rule by itself. */
export function ruleViolations({ points, effectiveFrom, effectiveTo }: NewRule): UserErrorShape[] {
  const found = boundsViolations('points', points, [1, POINTS_MAX]);
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    const [zh, en] = ['失效日不能早于生效日。', 'It cannot end before it begins.'];
    found.push(violation('INVALID_INPUT', 'effectiveTo', zh, en));
  }
  return found;
}

/** What a new rule does to those that are there. */
export interface Succession {
  /** It begins on the same day and has scored nothing, so that the new one takes its place. */
  replaced: RuleStanding | null;
  /** It has no last day, so that the new one ends it. */
  ended: RuleStanding | null;
  violations: UserErrorShape[];
}

/**
 * How a new rule follows those of the same activity: one without a last day ends the day before, and
 * what has scored stays as it was for the days that it has scored.
 */
export function successionOf(rule: NewRule, rules: readonly RuleStanding[]): Succession {
  const same = rules.filter(({ activity }) => activity === rule.activity);
  const replaced =
    same.find((each) => each.effectiveFrom === rule.effectiveFrom && each.lastScored === null) ??
    null;
  const others = same.filter((each) => each !== replaced);
  const ended =
    others.find((each) => each.effectiveTo === null && each.effectiveFrom < rule.effectiveFrom) ??
    null;
  const violations: UserErrorShape[] = [];
  if (ended?.lastScored && ended.lastScored >= rule.effectiveFrom) {
    const zh = `前一标准已用于 ${ended.lastScored} 的记录，新标准须自其后生效。`;
    const en = `The rule before has scored a record of ${ended.lastScored}; the new one begins later.`;
    violations.push(violation('INVALID_STATE', 'effectiveFrom', zh, en, { entityId: ended.id }));
  }
  for (const each of others.filter((other) => other !== ended && overlaps(other, rule))) {
    const [zh, en] = ['与另一条积分标准的日期重叠。', 'The days of another rule overlap.'];
    violations.push(violation('DUPLICATE', 'effectiveFrom', zh, en, { entityId: each.id }));
  }
  return { replaced, ended, violations };
}

type Span = Pick<NewRule, 'effectiveFrom' | 'effectiveTo'>;

const covers = ({ effectiveFrom, effectiveTo }: Span, day: Day): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);

const overlaps = (a: Span, b: Span): boolean =>
  covers(a, b.effectiveFrom) || covers(b, a.effectiveFrom);

/** The rule that says what an activity was worth on a day; null where none does. */
export function ruleInForce<Rule extends Span & { activity: PointsActivity }>(
  rules: readonly Rule[],
  activity: PointsActivity,
  day: Day,
): Rule | null {
  return rules.find((rule) => rule.activity === activity && covers(rule, day)) ?? null;
}

/** How many points a record of so many units is worth by a rule. */
export function worthOf({ basis, points }: Pick<NewRule, 'basis' | 'points'>, units: number) {
  return basis === 'UNIT' ? points * units : points;
}
