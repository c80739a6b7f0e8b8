import type { PointsKind } from '../words.ts';

/** The accounts that a scheme has itself: what it gave out, and what came back for goods. */
export type OwnAccount = 'ISSUED' | 'STORE';

const COUNTERS: Readonly<Record<PointsKind, OwnAccount>> = {
  OPENING: 'ISSUED',
  SCORING: 'ISSUED',
  CORRECTION: 'ISSUED',
  REDEMPTION: 'STORE',
  REFUND: 'STORE',
};

/** Which of the scheme's own accounts stands against the holder's. */
export const counterOf = (kind: PointsKind): OwnAccount => COUNTERS[kind];

/** Both entries of a booking: what comes into one account goes out of the other. */
export const postings = (points: number): readonly [own: number, counter: number] => [
  points,
  -points,
];
