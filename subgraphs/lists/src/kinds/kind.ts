import type { Acceptance, ClaimantKind, Track } from '../words.ts';

/** How demands of a kind are taken up. */
export interface ClaimPolicy {
  claimants: readonly ClaimantKind[];
  /** Whether a claim names a listed resource, whose capacity it then takes. */
  resourceRequired: boolean;
  acceptance: Acceptance;
  /** Whether more than one claim may stand on a demand at a time. */
  several: boolean;
}

/** A kind of demand: data that the same few mutations read. */
export interface Kind {
  track: Track;
  /** Null on the assign track: nothing is listed and nothing held. */
  policy: ClaimPolicy | null;
  /** Who took it on stays with it to the end. */
  handlerStays?: true;
  /** After its last day nobody can meet it any more: days that have passed are none of those wanted. */
  lapses?: true;
}
