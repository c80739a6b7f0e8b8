interface Held {
  personId: string;
  compoundId: string | null;
  inForce: boolean;
}

interface Substantive extends Held {
  /** What sort of organisation the post is in. */
  organisationKind: string;
}

/** What is wrong with a post that is held beside another (invariant I48). */
export type CrossingFault =
  | 'NO_OWN_POST'
  | 'ANOTHER_PERSON'
  | 'ANOTHER_COMPOUND'
  | 'OWN_POST_ENDED'
  | 'OWN_POST_ELSEWHERE';

const OWN_POSTS = new Set(['PROPERTY_FIRM', 'OWNERS_COMMITTEE']);

/**
 * Whoever is cross-appointed into a branch holds a post of their own at the firm or the committee of
 * the same compound, for as long as they are in the branch. All faults at once; none for a good one.
 */
export function crossingFaults(
  concurrent: Held,
  substantive: Substantive | null,
): readonly CrossingFault[] {
  if (substantive === null) {
    return ['NO_OWN_POST'];
  }
  const faults: [boolean, CrossingFault][] = [
    [substantive.personId !== concurrent.personId, 'ANOTHER_PERSON'],
    [substantive.compoundId !== concurrent.compoundId, 'ANOTHER_COMPOUND'],
    [concurrent.inForce && !substantive.inForce, 'OWN_POST_ENDED'],
    [!OWN_POSTS.has(substantive.organisationKind), 'OWN_POST_ELSEWHERE'],
  ];
  return faults.flatMap(([wrong, fault]) => (wrong ? [fault] : []));
}
