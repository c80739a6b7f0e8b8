export type PartyRole =
  | 'COMMUNITY'
  | 'COMPOUND'
  | 'OWNERS_COMMITTEE'
  | 'PROPERTY'
  | 'GOVERNMENT_UNIT'
  | 'PARTNER_UNIT';

export interface Party {
  organisationId: string;
  role: PartyRole;
  duties: readonly string[];
  consentedOn: string | null;
}

export type PartyFault =
  | { code: 'TOO_FEW_PARTIES'; parties: number }
  | { code: 'SIGNED_TWICE'; organisationId: string }
  | { code: 'NO_DUTIES'; organisationId: string }
  | { code: 'NO_CONSENT'; organisationId: string };

/** An agreement binds at least two. */
const PARTIES_MIN = 2;

/**
 * The roles of those who come from outside: a partner is neither the community, nor a body of the
 * compound (its branch, its owners' committee), nor the firm that manages it.
 */
export const PARTNER_ROLES = ['GOVERNMENT_UNIT', 'PARTNER_UNIT'] as const satisfies PartyRole[];

/** What keeps an agreement from being signed: everything at once. */
export function partyFaults(parties: readonly Party[]): PartyFault[] {
  const distinct = new Set(parties.map((party) => party.organisationId));
  const few: PartyFault[] =
    distinct.size < PARTIES_MIN ? [{ code: 'TOO_FEW_PARTIES', parties: distinct.size }] : [];
  return [...few, ...parties.flatMap((party, index) => faultsOf(party, parties.slice(0, index)))];
}

function faultsOf(
  { organisationId, duties, consentedOn }: Party,
  before: readonly Party[],
): PartyFault[] {
  const faults: PartyFault[] = [];
  if (before.some((other) => other.organisationId === organisationId)) {
    faults.push({ code: 'SIGNED_TWICE', organisationId });
  }
  if (duties.length === 0) {
    faults.push({ code: 'NO_DUTIES', organisationId });
  }
  if (consentedOn === null) {
    faults.push({ code: 'NO_CONSENT', organisationId });
  }
  return faults;
}

/** The partner organisations among the parties, each once, by id. */
export function partnersOf(parties: readonly Pick<Party, 'organisationId' | 'role'>[]): string[] {
  const roles: readonly PartyRole[] = PARTNER_ROLES;
  const partners = parties.filter((party) => roles.includes(party.role));
  return [...new Set(partners.map((party) => party.organisationId))].sort();
}
