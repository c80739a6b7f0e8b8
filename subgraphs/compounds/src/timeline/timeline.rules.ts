import { hasCome } from '@lianjian/vocabulary/partial-date.rules';

/** What held from some day on. The ordinal says the order, for the days are often not printed. */
export interface Period {
  ordinal: number;
  startsOn: string | null;
  /** A day on which it is known to have held, where its start is not known. */
  attestedOn: string | null;
}

/** A period in its row of periods: when it ended, as far as known, and whether it still holds. */
export type Placed<P extends Period> = P & { endsOn: string | null; current: boolean };

/** The periods in their order, each ending where the next begins; the last one is the current one. */
export function timeline<P extends Period>(periods: readonly P[]): Placed<P>[] {
  const inOrder = [...periods].sort((a, b) => a.ordinal - b.ordinal);
  return inOrder.map((period, index) => {
    const next = inOrder[index + 1];
    return { ...period, endsOn: next?.startsOn ?? null, current: next === undefined };
  });
}

/** The period that held on a day (`YYYY-MM-DD`); null where none did or the dates do not tell. */
export function heldOn<P extends Period>(periods: readonly P[], day: string): Placed<P> | null {
  const placed = timeline(periods);
  const held = placed.findLastIndex((period) => hasBegun(period, day) === true);
  const next = placed[held + 1];
  const stillHeld = next === undefined || hasBegun(next, day) === false;
  return stillHeld ? (placed[held] ?? null) : null;
}

/** A period that is attested on a day began on that day or on some day before it. */
function hasBegun({ startsOn, attestedOn }: Period, day: string): boolean | null {
  if (startsOn !== null) {
    return hasCome(startsOn, day);
  }
  return attestedOn !== null && hasCome(attestedOn, day) === true ? true : null;
}
