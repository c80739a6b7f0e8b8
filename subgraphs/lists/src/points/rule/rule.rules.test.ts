// Rules follow each other: on each day at most one says what an activity is worth, whatever was set in
// which order, and what a rule has scored it would score again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plusDays } from '../../quarter/quarter.rules.ts';
import {
  type NewRule,
  type RuleStanding,
  ruleInForce,
  ruleViolations,
  successionOf,
  worthOf,
} from './rule.rules.ts';

const rule = (more: Partial<NewRule> = {}): NewRule => ({
  schemeId: 'pts-x',
  activity: 'VOLUNTEER_SERVICE',
  basis: 'RECORD',
  points: 10,
  effectiveFrom: '2024-01-01',
  effectiveTo: null,
  ...more,
});
const standing = (id: string, more: Partial<RuleStanding> = {}): RuleStanding => ({
  ...rule(),
  id,
  version: 1,
  lastScored: null,
  ...more,
});
const codes = (violations: readonly { code: string }[]) => violations.map(({ code }) => code);

describe('by itself', () => {
  test.each([
    [{}, []],
    [{ points: 0 }, ['INVALID_INPUT']],
    [{ points: 1001 }, ['INVALID_INPUT']],
    [{ points: -1, effectiveTo: '2023-12-31' }, ['INVALID_INPUT', 'INVALID_INPUT']],
    [{ effectiveTo: '2024-01-01' }, []],
  ])('%j', (more, expected) => {
    expect(codes(ruleViolations(rule(more)))).toEqual(expected);
  });

  test('is worth its points for a record, or for each unit', () => {
    expect(worthOf({ basis: 'RECORD', points: 7 }, 3)).toBe(7);
    expect(worthOf({ basis: 'UNIT', points: 7 }, 3)).toBe(21);
  });
});

describe('after others', () => {
  const next = rule({ effectiveFrom: '2024-03-01' });

  test('ends the one without a last day, unless that has scored later', () => {
    const open = standing('a');
    expect(successionOf(next, [open])).toEqual({ replaced: null, ended: open, violations: [] });
    const scored = standing('a', { lastScored: '2024-02-29' });
    expect(successionOf(next, [scored]).violations).toEqual([]);
    const later = standing('a', { lastScored: '2024-03-01' });
    expect(codes(successionOf(next, [later]).violations)).toEqual(['INVALID_STATE']);
  });

  test('takes the place of one that begins on its day and has scored nothing', () => {
    const same = standing('a', { effectiveFrom: '2024-03-01' });
    expect(successionOf(next, [same])).toMatchObject({ replaced: same, violations: [] });
    const scored = { ...same, lastScored: '2024-03-05' };
    expect(codes(successionOf(next, [scored]).violations)).toEqual(['DUPLICATE']);
  });

  test('leaves other activities alone', () => {
    const other = standing('a', { activity: 'CO_GOVERNANCE', lastScored: '2024-09-09' });
    expect(successionOf(next, [other])).toEqual({ replaced: null, ended: null, violations: [] });
  });
});

const DAYS = Array.from({ length: 461 }, (_, count) => plusDays('2024-01-01', count));
const day = fc.constantFrom(...DAYS.slice(0, 400));
const set = fc.record({
  from: day,
  length: fc.option(fc.nat(60), { nil: null }),
  points: fc.integer({ min: 1, max: 9 }),
});
/** Rules that are set, and days of records that are scored in between. */
const acts = fc.array(fc.oneof(set, day), { maxLength: 12 });

test('never two on a day, and what was scored stays worth the same', () => {
  fc.assert(
    fc.property(acts, (given) => {
      let rules: RuleStanding[] = [];
      const scored = new Map<string, number>();
      for (const [at, act] of given.entries()) {
        if (typeof act === 'string') {
          const inForce = ruleInForce(rules, 'VOLUNTEER_SERVICE', act);
          if (inForce) {
            scored.set(act, inForce.points);
            const last = [inForce.lastScored ?? act, act].sort().at(-1) ?? act;
            rules = rules.map((each) => (each === inForce ? { ...each, lastScored: last } : each));
          }
          continue;
        }
        const effectiveTo = act.length === null ? null : plusDays(act.from, act.length);
        const added = rule({ effectiveFrom: act.from, effectiveTo, points: act.points });
        const { replaced, ended, violations } = successionOf(added, rules);
        if (violations.length === 0) {
          const kept = rules
            .filter((each) => each !== replaced)
            .map((each) =>
              each === ended ? { ...each, effectiveTo: plusDays(act.from, -1) } : each,
            );
          rules = [...kept, { ...standing(`r${at}`), ...added }];
        }
      }
      const crowded = DAYS.filter(
        (on) => rules.filter((each) => ruleInForce([each], 'VOLUNTEER_SERVICE', on)).length > 1,
      );
      expect(crowded).toEqual([]);
      for (const [on, points] of scored) {
        expect(ruleInForce(rules, 'VOLUNTEER_SERVICE', on)?.points).toBe(points);
      }
    }),
    { numRuns: 200 },
  );
});
