import type { Change } from '@lianjian/kernel/events';
import type { StageCode } from '../procedure/procedure.words.ts';
import type { ClockCode, ResponderRole } from './limit.rules.ts';

/** One thing that an event does to a clock. */
export interface Effect {
  does: 'START' | 'AGREE' | 'STOP' | 'CANCEL';
  /** Which clock; left out, every one of the row. */
  clock?: ClockCode;
  /** As what whoever caused the event answers; `STATED`: as the event says. */
  as?: ResponderRole | 'STATED';
  /** Only when the event brought the row to one of these states. */
  when?: readonly string[];
  /** Only when the event was caused from one of these sides. */
  by?: readonly string[];
  /** Only when it brought a case to one of these stages. */
  at?: readonly StageCode[];
}

const start = (clock: ClockCode, when?: Effect['when']): Effect => ({ does: 'START', clock, when });
const stop = (clock: ClockCode, as?: Effect['as'], when?: Effect['when']): Effect => ({
  does: 'STOP',
  clock,
  as,
  when,
});
const cancel = (clock?: ClockCode, when?: Effect['when']): Effect => ({
  does: 'CANCEL',
  clock,
  when,
});

// Who delivers does not set its own due time: a day binds where those who wait for it agreed.
const AGREED: Effect = { does: 'AGREE', clock: 'DELIVERY', by: ['COMMUNITY', 'RECIPIENT'] };

const ANSWERED = stop('FIRST_RESPONSE', 'COMMUNITY_WORKER');
const TAKEN_ON = stop('FIRST_RESPONSE', 'RESPONSIBLE_PARTY');
const PASSED_ON = stop('DISPATCH', 'COMMUNITY_WORKER');
// Whoever is named delivers from now on, and no more who had taken it up before.
const NAMED = [ANSWERED, PASSED_ON, cancel('DELIVERY'), start('DELIVERY')];
const SETTLED = ['RESOLVED', 'CONFIRMED'];
// What is settled is answered, passed on and delivered by nobody any more; what was late stays late.
const OVER = [
  cancel('FIRST_RESPONSE', SETTLED),
  cancel('DISPATCH', SETTLED),
  cancel('DELIVERY', SETTLED),
];
/** Stages at which a community deals with a case itself: it waits to be passed on no more. */
const TAKEN_UP: readonly StageCode[] = ['JOINT_WORK', 'MEDIATING'];

/**
 * What every event does to the clocks of its row, in this order. No mutation knows of clocks; what
 * is not here moves none.
 */
const EFFECTS: Readonly<Record<string, readonly Effect[]>> = {
  'demand.collected': [start('FIRST_RESPONSE'), start('DISPATCH')],
  'demand.responded': [stop('FIRST_RESPONSE', 'STATED')],
  'demand.sorted': [ANSWERED],
  'demand.listed': [ANSWERED, PASSED_ON],
  'demand.unlisted': [start('DISPATCH')],
  'demand.routed': NAMED,
  'demand.dispatched': NAMED,
  'demand.acknowledged': [TAKEN_ON],
  'demand.takenInHand': [TAKEN_ON],
  'demand.advanced': [
    TAKEN_ON,
    { ...PASSED_ON, at: TAKEN_UP },
    { ...start('DELIVERY'), at: TAKEN_UP },
    stop('DELIVERY', 'RESPONSIBLE_PARTY', SETTLED),
    ...OVER,
    start('RETURN_VISIT', SETTLED),
  ],
  'demand.returned': [cancel('DELIVERY', ['SORTED']), start('DISPATCH', ['SORTED'])],
  'demand.resolved': [
    stop('DELIVERY', 'RESPONSIBLE_PARTY', SETTLED),
    ...OVER,
    start('RETURN_VISIT', SETTLED),
  ],
  'demand.reopened': [
    cancel('RETURN_VISIT'),
    start('DELIVERY', ['ROUTED']),
    start('DISPATCH', ['SORTED']),
  ],
  'demand.confirmed': OVER,
  'demand.closed': OVER,
  'demand.withdrawn': [cancel()],
  'demand.merged': [cancel()],
  'demand.returnVisited': [stop('RETURN_VISIT', 'COMMUNITY_WORKER')],
  'claim.accepted': [start('DELIVERY')],
  'claim.chosen': [start('DELIVERY')],
  'claim.arranged': [AGREED],
  'claim.delivered': [stop('DELIVERY', 'CLAIMANT')],
  'claim.returned': [start('DELIVERY')],
  'claim.confirmed': [start('RETURN_VISIT')],
  'claim.released': [cancel()],
};

/** What becomes of the clocks of one row. */
export interface Move {
  does: Effect['does'];
  clock: ClockCode | null;
  demandId: string | null;
  claimId: string | null;
  as: ResponderRole | null;
}

/** What changes do to clocks, in their order; nothing for most of them. */
export function movesOf(changes: readonly Change[]): Move[] {
  return changes.flatMap(({ type, entityType, entityId, after }) =>
    (EFFECTS[type] ?? [])
      .filter(({ when }) => !when || when.includes(String(after?.state)))
      .filter(({ by }) => !by || by.includes(String(after?.by)))
      .filter(({ at }) => !at || at.some((stage) => stage === after?.stage))
      .map(({ does, clock = null, as }) => ({
        does,
        clock,
        demandId: entityType === 'Demand' ? entityId : null,
        claimId: entityType === 'Claim' ? entityId : null,
        as: as === 'STATED' ? (after?.role as ResponderRole) : (as ?? null),
      })),
  );
}

/**
 * Moves that can be made at once: clocks are started by some, set by others, or ended. Of two that end
 * the same clock the first does, so the second comes after it.
 */
export function batchesOf(moves: readonly Move[]): Move[][] {
  const batches: Move[][] = [];
  let moved = new Set<string>();
  for (const move of moves) {
    const last = batches.at(-1);
    const which = [move.demandId, move.claimId, move.clock].join(' ');
    const isSecond = move.does !== 'START' && moved.has(which);
    if (last && makingOf(last[0]) === makingOf(move) && !isSecond) {
      last.push(move);
    } else {
      batches.push([move]);
      moved = new Set();
    }
    moved.add(which);
  }
  return batches;
}

function makingOf(move: Move | undefined) {
  return move?.does === 'STOP' || move?.does === 'CANCEL' ? 'END' : move?.does;
}
