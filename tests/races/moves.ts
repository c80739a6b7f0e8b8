import { AGREEMENT_MOVES } from './moves/agreements.ts';
import { CLOCK_MOVES } from './moves/clocks.ts';
import { COMMUNITY_MOVES } from './moves/community.ts';
import { FIRM_MOVES } from './moves/firms.ts';
import { LIST_MOVES, OFFER_MOVES } from './moves/lists.ts';
import type { Move } from './moves/move.ts';
import { POINTS_MOVES } from './moves/points.ts';
import { REGISTRY_MOVES } from './moves/registry.ts';

/** Every mutation of the graph, some by more than one party or on more than one row. */
export const MOVES: readonly Move[] = [
  ...LIST_MOVES,
  ...OFFER_MOVES,
  ...CLOCK_MOVES,
  ...COMMUNITY_MOVES,
  ...POINTS_MOVES,
  ...REGISTRY_MOVES,
  ...AGREEMENT_MOVES,
  ...FIRM_MOVES,
];
