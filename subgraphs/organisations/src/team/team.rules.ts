interface Count {
  members: number;
  partyMembers: number | null;
}

/** The share of Party members to four digits; null for a team of nobody and where it is not known. */
export function partyShare({ members, partyMembers }: Count): string | null {
  return members === 0 || partyMembers === null ? null : (partyMembers / members).toFixed(4);
}
