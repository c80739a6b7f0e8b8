import type { Facts, Note, Pair } from '../pair.rules.ts';

/** What a match is judged by; each factor's points stand in its own file beside this one. */
export const MATCH_FACTOR_CODES = {
  CATEGORY: 'The category is the same, or a related one of the published table (类别).',
  AGREEMENT: 'An agreement in force binds the provider to the compound (协议覆盖).',
  AREA: 'How near to the place the service area is drawn (就近).',
  REPORT_IN: 'The provider has reported in to the community (双报到).',
  CAPACITY: 'How much of what is wanted the free capacity meets (余量).',
  RELIABILITY: "The provider's own record, few cases pulled to the mean (履约).",
  TEXT: 'How much the two texts say the same, synonyms counted (文字).',
  AUDIENCE: 'Made for these people, or for everybody (受众).',
  TIME: 'The part of the wanted days on which it is offered (时间).',
  FRESHNESS: 'How lately the provider assured the offer (新鲜度).',
} as const;

export type MatchFactorCode = keyof typeof MATCH_FACTOR_CODES;

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
