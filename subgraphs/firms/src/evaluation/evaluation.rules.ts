/** A result as far as ranks go; null where the rank was not published. */
export interface Ranked {
  id: string;
  rank: number | null;
}

export type RankFault =
  | { code: 'OUT_OF_RANGE'; id: string; rank: number; participants: number }
  | { code: 'TAKEN'; id: string; rank: number };

/**
 * What is wrong with the ranks of one evaluation: a known rank lies between 1 and the number of
 * participants, and no two results have the same. A rank may stay unknown.
 */
export function rankFaults(results: readonly Ranked[], participants: number): RankFault[] {
  const taken = new Set<number>();
  const faults: RankFault[] = [];
  for (const { id, rank } of results) {
    if (rank === null) {
      continue;
    }
    if (rank < 1 || rank > participants) {
      faults.push({ code: 'OUT_OF_RANGE', id, rank, participants });
    }
    if (taken.has(rank)) {
      faults.push({ code: 'TAKEN', id, rank });
    }
    taken.add(rank);
  }
  return faults;
}
