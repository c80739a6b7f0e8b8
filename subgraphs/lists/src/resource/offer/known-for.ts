const IN_FORCE = 'inForce: { eq: true }';
const MEMBER_OF = `ties(first: 100, filter: { ${IN_FORCE}, kind: { eq: MEMBERSHIP } }) {
  nodes { toOrganisation { skills } } }`;

/** What somebody can do by themselves, as a member of a team, and of whoever has them as members. */
export const KNOWN_FOR = `... on Organisation { skills ${MEMBER_OF} }
  ... on Person { ${MEMBER_OF}
    memberships(first: 100, filter: { ${IN_FORCE} }) { nodes { skills team { skills } } } }`;

interface Skilled {
  skills?: readonly string[] | null;
}

interface Known extends Skilled {
  ties?: { nodes: readonly { toOrganisation: Skilled | null }[] } | null;
  memberships?: { nodes: readonly (Skilled & { team: Skilled })[] } | null;
}

/** The same as it was answered; nothing of what was not asked for. */
export function knownFor(found: Record<string, unknown>): readonly string[] {
  const { skills, ties, memberships }: Known = found;
  const by = [
    ...(ties?.nodes ?? []).map(({ toOrganisation }) => toOrganisation),
    ...(memberships?.nodes ?? []).flatMap((member) => [member, member.team]),
  ];
  return [...(skills ?? []), ...by.flatMap((each) => each?.skills ?? [])];
}
