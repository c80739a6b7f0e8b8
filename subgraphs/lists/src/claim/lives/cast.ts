import type { Actor, Role } from '@lianjian/kernel/context';
import type { Claimant } from '../claim.rules.ts';
import type { Asker } from '../step/step.rules.ts';

const organisation = (id: string, role: Role): Actor => ({
  kind: 'ORGANISATION',
  id,
  organisationIds: [id],
  roles: [role],
  scopes: [],
});

const person = (id: string, role: Role): Actor => ({
  kind: 'PERSON',
  id,
  organisationIds: [],
  roles: [role],
  scopes: [],
});

/** Everybody who tries something on the two lists. */
export const CAST = {
  community: organisation('org-com-a', 'COMMUNITY'),
  street: organisation('org-str-a', 'COMMUNITY'),
  unitA: organisation('org-unit-a', 'PARTNER_UNIT'),
  unitB: organisation('org-unit-b', 'PARTNER_UNIT'),
  member: person('per-member', 'VOLUNTEER'),
  volunteer: person('per-volunteer', 'VOLUNTEER'),
  recipient: person('per-asked', 'RESIDENT_REPRESENTATIVE'),
  stranger: organisation('org-other', 'PARTNER_UNIT'),
} as const;

export type Who = keyof typeof CAST;

export function askerOf(who: Who): Asker {
  const actor = CAST[who];
  return { actor, actingForId: actor.organisationIds[0] ?? actor.id };
}

/** One of them as the owner of organisations and persons knows them: one alone is in a team. */
export function claimantOf(who: Who): Claimant {
  const { id, kind } = CAST[who];
  return { id, kind, teamIds: who === 'member' ? ['org-team'] : [], skills: [] };
}
