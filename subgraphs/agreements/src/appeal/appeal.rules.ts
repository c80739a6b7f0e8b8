export interface Appeal {
  state: 'RECEIVED' | 'ASSIGNED' | 'IMPLEMENTED';
  responsibleId: string | null;
  implementedOn: string | null;
}

export type AppealFault =
  | { code: 'NOBODY_RESPONSIBLE' }
  | { code: 'NO_DAY_OF_IMPLEMENTATION' }
  | { code: 'IMPLEMENTED_TOO_EARLY' };

/** Whoever carries out an appeal is named from its assignment on, and the day when it is done. */
export function appealFaults({ state, responsibleId, implementedOn }: Appeal): AppealFault[] {
  const faults: AppealFault[] = [];
  if (state !== 'RECEIVED' && responsibleId === null) {
    faults.push({ code: 'NOBODY_RESPONSIBLE' });
  }
  if (state === 'IMPLEMENTED' && implementedOn === null) {
    faults.push({ code: 'NO_DAY_OF_IMPLEMENTATION' });
  }
  if (state !== 'IMPLEMENTED' && implementedOn !== null) {
    faults.push({ code: 'IMPLEMENTED_TOO_EARLY' });
  }
  return faults;
}
