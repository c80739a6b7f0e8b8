import type { Facts, Note, Pair } from '../pair.rules.ts';

export const MATCH_FACTOR_CODES = [
  'CATEGORY',
  'AGREEMENT',
  'AREA',
  'REPORT_IN',
  'CAPACITY',
  'RELIABILITY',
  'AUDIENCE',
  'TIME',
  'FRESHNESS',
] as const;

export type MatchFactorCode = (typeof MATCH_FACTOR_CODES)[number];

/** What a factor says of a pair: from 0 to 1, or null where the fact behind it is not known. */
export interface Judgement {
  value: number | null;
  note: Note;
}

/** One reason why a resource suits a demand, with the most points that it can bring. */
export interface FactorRule {
  code: MatchFactorCode;
  weight: number;
  /** Whose fact it is: the subgraph, then the field. */
  source: string;
  judge(pair: Pair, facts: Facts): Judgement;
}
