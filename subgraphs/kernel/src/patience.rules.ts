/** How long an owner may take when nobody waits for the answer with a limit of his own. */
export const USUAL_MS = 6_000;

/** How long it may take while it is silent: long enough to say that it is back. */
export const SILENT_MS = 1_000;

/** How long an owner that said nothing at all is taken to be silent. */
export const SILENCE_MS = 10_000;

/** The instant by which the caller wants the whole answer, in milliseconds since 1970. */
export type Until = number | undefined;

/**
 * How long an owner may take: two thirds of what is left to the caller, so that there is time to use
 * the answer, or to say that there is none.
 */
export function patience(until: Until, isSilent: boolean, now: number): number {
  const left = until === undefined ? USUAL_MS : Math.max(0, Math.floor(((until - now) * 2) / 3));
  return isSilent ? Math.min(left, SILENT_MS) : left;
}

/** What is known of one owner: when it was last heard of, and until when it is taken to be silent. */
export interface Hearing {
  heardAt: number;
  silentUntil: number;
}

export const UNHEARD: Hearing = { heardAt: 0, silentUntil: 0 };

/** An owner that answers is not silent, however late the answer comes. */
export function heard(now: number): Hearing {
  return { heardAt: now, silentUntil: 0 };
}

/** Who answers others meanwhile is busy; who answers nobody is silent. */
export function gaveUp(hearing: Hearing, askedAt: number, now: number): Hearing {
  return hearing.heardAt >= askedAt ? hearing : { ...hearing, silentUntil: now + SILENCE_MS };
}
