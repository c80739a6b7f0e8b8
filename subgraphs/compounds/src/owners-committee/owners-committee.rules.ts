import { share } from '../share/share.rules.ts';

export interface Seat {
  /** Null where it is not known whether who sits there is a Party member. */
  partyMember: boolean | null;
  endsOn: string | null;
}

/** How the seats that are held now are filled; null where that is not known of every seat. */
export interface Composition {
  seatCount: number | null;
  partySeatCount: number | null;
  partyShare: string | null;
  /** Whether more than half are Party members: what the reports call a red committee. */
  partyMajority: boolean | null;
}

export function compositionOf(seats: readonly Seat[]): Composition {
  const held = seats.filter((seat) => seat.endsOn === null);
  const seatCount = held.length === 0 ? null : held.length;
  const known = seatCount !== null && held.every((seat) => seat.partyMember !== null);
  const partySeatCount = known ? held.filter((seat) => seat.partyMember).length : null;
  return {
    seatCount,
    partySeatCount,
    partyShare: share(partySeatCount, seatCount),
    partyMajority:
      partySeatCount === null || seatCount === null ? null : partySeatCount * 2 > seatCount,
  };
}
