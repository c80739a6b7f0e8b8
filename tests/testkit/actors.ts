import type { Actor, Role } from '@lianjian/kernel/context';

/** An organisation that acts with a role and scopes. */
export function organisation(id: string, role: Role, scopes: readonly string[] = []): Actor {
  return { kind: 'ORGANISATION', id, organisationIds: [id], roles: [role], scopes };
}

/** A person who acts, for the organisations named if any. */
export function person(
  id: string,
  role: Role,
  scopes: readonly string[] = [],
  organisationIds: readonly string[] = [],
): Actor {
  return { kind: 'PERSON', id, organisationIds, roles: [role], scopes };
}
