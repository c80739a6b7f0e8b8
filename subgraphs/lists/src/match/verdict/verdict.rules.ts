import type { ClaimantKind } from '../../words.ts';
import { type Blocker, blockers } from '../blocker/blocker.rules.ts';
import type { Ranked } from '../match.rules.ts';
import type { DemandSide, ResourceSide, ServiceCategory } from '../pair.rules.ts';

/** A demand with one resource of somebody, or with none where they have none. */
export interface Candidate {
  demand: DemandSide;
  resource: ResourceSide | null;
}

export interface Judged extends Candidate {
  blockers: readonly Blocker[];
}

/** Judges what somebody could try; what has the fewest blockers stands first, then by resource. */
export function judge(candidates: readonly Candidate[], claimant: ClaimantKind): Judged[] {
  return candidates
    .map((candidate) => judgeOne(candidate, claimant))
    .sort(
      (a, b) =>
        a.blockers.length - b.blockers.length ||
        ((a.resource?.id ?? '') < (b.resource?.id ?? '') ? -1 : 1),
    );
}

/** `skills`: what the claimant can do as a member of teams. */
export function judgeOne(
  candidate: Candidate,
  claimant: ClaimantKind,
  skills: readonly ServiceCategory[] = [],
): Judged {
  return { ...candidate, blockers: blockers({ ...candidate, claimant, skills, asked: 1 }) };
}

/** Where somebody's resources stand among the matches of a demand. */
export interface Standing {
  /** The best of theirs; null where none of them fits. */
  match: Ranked | null;
  /** The points that it lacks to the first. */
  pointsShort: number | null;
  /** Who stands before it; all of them where nothing of theirs fits. */
  ahead: readonly Ranked[];
}

export function standingOf(matches: readonly Ranked[], judged: readonly Judged[]): Standing {
  const fitting = judged.filter((each) => each.blockers.length === 0);
  const ids = new Set(fitting.map(({ resource }) => resource?.id));
  const match =
    matches.find(({ resourceId }) => resourceId !== null && ids.has(resourceId)) ?? null;
  const first = matches[0];
  return {
    match,
    pointsShort: match && first ? first.score - match.score : null,
    ahead: match ? matches.filter(({ rank }) => rank < match.rank) : matches,
  };
}
