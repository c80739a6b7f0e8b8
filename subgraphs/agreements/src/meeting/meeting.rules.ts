export interface Attendance {
  organisationId: string | null;
  present: boolean;
}

export interface AgendaItem {
  id: string;
  gravity: 'MAJOR' | 'IMPORTANT' | 'URGENT' | null;
  outcome: string | null;
  conclusion: string | null;
}

export type AgendaFault = { code: 'NO_RECORD_OF_DECISION'; id: string };

/** The parties of whom it is not recorded whether they came; each has to be, present or absent. */
export function unrecordedParties(
  partyIds: readonly string[],
  attendances: readonly Attendance[],
): string[] {
  const recorded = new Set(attendances.map((attendance) => attendance.organisationId));
  return partyIds.filter((id) => !recorded.has(id));
}

/**
 * Major matters are discussed together, urgent ones consulted on; an important one is decided
 * together, so that a record of the decision has to stand there, unless it was put off.
 */
export function agendaFaults(items: readonly AgendaItem[]): AgendaFault[] {
  return items
    .filter(({ gravity, outcome, conclusion }) => {
      const decided = outcome === 'DECIDED' || (gravity === 'IMPORTANT' && outcome === 'AGREED');
      return decided && conclusion === null;
    })
    .map(({ id }) => ({ code: 'NO_RECORD_OF_DECISION', id }));
}
