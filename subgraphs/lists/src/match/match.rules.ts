import { agreement } from './factor/agreement.rules.ts';
import { area } from './factor/area.rules.ts';
import { audience } from './factor/audience.rules.ts';
import { capacity } from './factor/capacity.rules.ts';
import { category } from './factor/category.rules.ts';
import type { FactorRule, MatchFactorCode } from './factor/factor.rules.ts';
import { freshness } from './factor/freshness.rules.ts';
import { reliability } from './factor/reliability.rules.ts';
import { reportIn } from './factor/report-in.rules.ts';
import { text } from './factor/text.rules.ts';
import { time } from './factor/time.rules.ts';
import type { Facts, Note, Pair } from './pair.rules.ts';

/** Changes whenever the same pair with the same facts could get another score. */
export const RULE_VERSION = '2';

export const SCORE_MAX = 10_000;

/** All factors, the heaviest first; their weights add up to the highest score. */
export const FACTORS: readonly FactorRule[] = [
  category,
  agreement,
  area,
  reportIn,
  reliability,
  capacity,
  text,
  audience,
  time,
  freshness,
];

export interface MatchFactor {
  code: MatchFactorCode;
  weight: number;
  /** From 0 to 1 with four decimals; null where the fact is not known. */
  value: number | null;
  contribution: number;
  source: string;
  available: boolean;
  note: Note;
}

export interface Score {
  score: number;
  factors: readonly MatchFactor[];
  /** What one claim could take of the demand with this resource. */
  claimableQuantity: number;
  ruleVersion: string;
}

/** Judges a pair. No factor looks at another, so what is unknown costs its own points only. */
export function scoreOf(pair: Pair, facts: Facts, rules = FACTORS): Score {
  const factors = rules.map((rule) => factorOf(rule, pair, facts));
  return {
    score: factors.reduce((sum, factor) => sum + factor.contribution, 0),
    factors,
    claimableQuantity: Math.max(0, Math.min(pair.demand.free, pair.resource.free)),
    ruleVersion: RULE_VERSION,
  };
}

/** The value is rounded first, so that a reader gets the contribution from weight and value. */
function factorOf(rule: FactorRule, pair: Pair, facts: Facts): MatchFactor {
  const { code, weight, source } = rule;
  const { value, note } = rule.judge(pair, facts);
  const shown = value === null ? null : Math.round(value * 10_000) / 10_000;
  const contribution = shown === null ? 0 : Math.round(weight * shown);
  return { code, weight, source, value: shown, contribution, available: shown !== null, note };
}

export interface Ranked extends Score {
  demandId: string;
  /** Null where a claim names no resource. */
  resourceId: string | null;
  providerId: string;
  rank: number;
}

/** The best first; what scores alike stands by resource, then by demand, so a rank never wavers. */
export function rank(scored: readonly Omit<Ranked, 'rank'>[]): Ranked[] {
  return [...scored].sort(compareRank).map((match, i) => ({ ...match, rank: i + 1 }));
}

/** Where a match stands among others; it is all that a cursor needs. */
export type Standing = Pick<Ranked, 'score' | 'resourceId' | 'demandId'>;

export function compareRank(a: Standing, b: Standing): number {
  return (
    b.score - a.score ||
    compareText(a.resourceId ?? '', b.resourceId ?? '') ||
    compareText(a.demandId, b.demandId)
  );
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The matches after a standing, the first so many; it need not be the standing of one of them. */
export function pageOf(
  matches: readonly Ranked[],
  size: number,
  after: Standing | null,
): { matches: Ranked[]; more: boolean } {
  const following = after ? matches.filter((match) => compareRank(after, match) < 0) : matches;
  return { matches: following.slice(0, size), more: following.length > size };
}
