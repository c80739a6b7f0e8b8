import { LISTED, type Listed } from './ground.ts';
import { AGREED } from './moves/agreements.ts';
import { pauseClock } from './moves/clocks.ts';
import { KEPT } from './moves/community.ts';
import { MANAGED } from './moves/firms.ts';
import { suspendResource } from './moves/lists.ts';
import type { Move } from './moves/move.ts';
import { IN_LEDGER, IN_SCHEME } from './moves/points.ts';
import { JOINED } from './moves/registry.ts';

/** How a ground stands when moves are made on it: where its lists do, and what was done there before. */
export interface Standing {
  name: string;
  listed: Listed;
  before: readonly Move[];
}

const standing = (name: string, listed: Listed, before: readonly Move[] = []): Standing => ({
  name: name.toLowerCase().replaceAll('_', '-'),
  listed,
  before,
});

export const STANDINGS: readonly Standing[] = [
  ...LISTED.map((listed) => standing(listed, listed)),
  standing('PAUSED', 'COLLECTED', [pauseClock, suspendResource]),
  standing('KEPT', 'CONFIRMED', KEPT),
  standing('IN_SCHEME', 'CONFIRMED', IN_SCHEME),
  standing('IN_LEDGER', 'CONFIRMED', IN_LEDGER),
  standing('JOINED', 'COLLECTED', [...JOINED, ...MANAGED]),
  standing('AGREED', 'LISTED', AGREED),
];
