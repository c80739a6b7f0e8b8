import { share } from '../share/share.rules.ts';

/** What is counted of an area: its compounds, those with an established committee, its register. */
export interface Counted {
  compounds: number;
  established: number;
  /** Whether the register of the area is declared to hold every compound. */
  complete: boolean;
}

export interface Coverage {
  part: number;
  whole: number | null;
  rate: string | null;
}

/** Of how many compounds is known only where the register is complete; else there is no rate. */
export function coverageOf({ compounds, established, complete }: Counted): Coverage {
  const whole = complete ? compounds : null;
  return { part: established, whole, rate: share(established, whole) };
}
