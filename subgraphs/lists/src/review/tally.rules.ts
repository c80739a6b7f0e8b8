import type { ClaimState } from '../words.ts';

/** A claim of the year, as far as a review counts it. */
export interface Counted {
  organisationId: string | null;
  agreementId: string | null;
  state: ClaimState;
  wasAccepted: boolean;
  /** The marks of those who were served, 1 to 5. */
  marks: readonly number[];
}

/** What one unit did, or what was done under one agreement. */
export interface Tally {
  /** How many claims were accepted, whatever became of them. */
  claims: number;
  delivered: number;
  confirmed: number;
  /** Accepted, and given back before anything was delivered. */
  released: number;
  ratings: number;
  /** The mean of the marks with two decimals; null without one. */
  rating: string | null;
}

/** Whom or what a tally is of. */
export type SubjectKey = 'organisationId' | 'agreementId';

/** The tallies of all units, or of all agreements, that took something up: by id, in order of id. */
export function talliesBy(key: SubjectKey, claims: readonly Counted[]): Map<string, Tally> {
  const byId = new Map<string, Counted[]>();
  for (const claim of claims.filter(({ wasAccepted }) => wasAccepted)) {
    const id = claim[key];
    if (id !== null) {
      byId.set(id, [...(byId.get(id) ?? []), claim]);
    }
  }
  return new Map(
    [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, of]) => [id, tallyOf(of)]),
  );
}

function tallyOf(claims: readonly Counted[]): Tally {
  const count = (...states: ClaimState[]) =>
    claims.filter(({ state }) => states.includes(state)).length;
  const marks = claims.flatMap((claim) => claim.marks);
  const sum = marks.reduce((total, mark) => total + mark, 0);
  return {
    claims: claims.length,
    delivered: count('DELIVERED', 'CONFIRMED'),
    confirmed: count('CONFIRMED'),
    released: count('RELEASED'),
    ratings: marks.length,
    rating: marks.length === 0 ? null : (sum / marks.length).toFixed(2),
  };
}
