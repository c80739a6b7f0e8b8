import type { ClaimState } from '../words.ts';

/** What of a quantity is taken; free is what is left. */
export interface Taken {
  held: number;
  committed: number;
}

/** What a claim is to both lists: how far it is, and how much of it. */
export interface Part {
  state: ClaimState;
  quantity: number;
  confirmed: number;
}

const NOTHING: Taken = { held: 0, committed: 0 };

/** What a claim takes of the demand and of the resource's quarter, alike. */
export function takenBy({ state, quantity, confirmed }: Part): Taken {
  switch (state) {
    case 'OFFERED':
    case 'HELD':
      return { held: quantity, committed: 0 };
    case 'ACCEPTED':
    case 'IN_SERVICE':
    case 'DELIVERED':
      return { held: 0, committed: quantity };
    case 'CONFIRMED':
      // What is not confirmed at the end goes back.
      return { held: 0, committed: confirmed };
    default:
      return NOTHING;
  }
}

/** By how much both lists change when a claim does; `before` is null for a new one. */
export function shiftOf(before: Part | null, after: Part): Taken {
  const from = before ? takenBy(before) : NOTHING;
  const to = takenBy(after);
  return { held: to.held - from.held, committed: to.committed - from.committed };
}
