/** What a new assignment is made of. */
interface Naming {
  id: string;
  assigneeId: string;
  mode: 'ROUTED' | 'DISPATCHED' | 'ROTA';
  dueAt?: Date | null;
  instant: Date;
}

/** A new assignment as it is stored. */
export function newAssignment({ id, assigneeId, mode, dueAt = null, instant }: Naming) {
  const isPerson = assigneeId.startsWith('per-');
  return {
    id,
    assigneeOrganisationId: isPerson ? null : assigneeId,
    assigneePersonId: isPerson ? assigneeId : null,
    mode,
    state: 'ASSIGNED' as const,
    assignedAt: instant,
    dueAt,
    createdAt: instant,
    updatedAt: instant,
    provenance: 'ENTERED' as const,
  };
}
