interface Tier {
  rank: number;
  kind: string;
}

/**
 * Whether an organisation may stand right below another in a Party structure (invariant I50): its
 * kind is exactly one tier lower. What the structure does not speak of stands where it likes.
 */
export function followsTiers(tiers: readonly Tier[], above: string, below: string): boolean {
  const rankOf = (kind: string) => tiers.find((tier) => tier.kind === kind)?.rank;
  const [upper, lower] = [rankOf(above), rankOf(below)];
  return upper === undefined || lower === undefined || lower === upper + 1;
}
