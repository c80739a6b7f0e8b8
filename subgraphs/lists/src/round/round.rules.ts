import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import {
  type Day,
  daysOf,
  plusQuarters,
  type Quarter,
  quarterOf,
} from '../quarter/quarter.rules.ts';
import type { CollectionChannel, DemandKind, DemandState, RoundState, Urgency } from '../words.ts';

/** The kinds that are collected in rounds; the others come in at any time. */
export const COLLECTED_IN_ROUNDS: readonly DemandKind[] = ['COMMUNITY_PROJECT', 'MICRO_WISH'];

/** The ways that a round collects by when nobody said otherwise: the three that are always there. */
export const USUAL_CHANNELS: readonly CollectionChannel[] = [
  'HAPPINESS_MAILBOX',
  'PROPERTY_CENTRE',
  'ONLINE_QUESTIONNAIRE',
];

/** A round as its rules see it. */
export interface RoundStanding {
  quarter: Quarter;
  state: RoundState;
  closesOn: Day;
}

/** A round that was not closed is over all the same after its last day. */
export const isCollecting = ({ state, closesOn }: RoundStanding, today: Day) =>
  state === 'OPEN' && closesOn >= today;

/** The latest quarter whose round was ever opened; null where none was. */
function latestOpened(rounds: readonly RoundStanding[]): Quarter | null {
  const opened = rounds.filter(({ state }) => state !== 'PLANNED').map(({ quarter }) => quarter);
  return opened.sort().at(-1) ?? null;
}

/**
 * In which quarter a need is collected that comes in today, and whether it opens the round of that
 * quarter: the first one without a round does. After the round is closed an urgent need enters the
 * next one at once, and no other does: null.
 */
export function collectedIn(
  rounds: readonly RoundStanding[],
  today: Day,
  urgency: Urgency,
): { quarter: Quarter; opens: boolean } | null {
  const collecting = rounds.find((round) => isCollecting(round, today));
  if (collecting) {
    return { quarter: collecting.quarter, opens: false };
  }
  const latest = latestOpened(rounds);
  const current = quarterOf(today);
  if (latest === null || latest < current) {
    return { quarter: current, opens: true };
  }
  const isUrgent = urgency === 'HIGH' || urgency === 'EMERGENCY';
  return isUrgent ? { quarter: plusQuarters(latest, 1), opens: false } : null;
}

/** The same for a need of any kind: what is not collected in rounds is of the quarter of the day. */
export function collectedNow(
  { kind, urgency }: { kind: DemandKind; urgency: Urgency },
  rounds: readonly RoundStanding[],
  today: Day,
): { quarter: Quarter; opens: boolean } | null {
  return COLLECTED_IN_ROUNDS.includes(kind)
    ? collectedIn(rounds, today, urgency)
    : { quarter: quarterOf(today), opens: false };
}

export interface Opening {
  quarter: Quarter;
  closesOn: Day | null;
  channels: readonly CollectionChannel[] | null;
}

/** All that stands against opening a round today. */
export function openingViolations(
  { quarter, closesOn, channels }: Opening,
  rounds: readonly RoundStanding[],
  today: Day,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  const current = quarterOf(today);
  const latest = latestOpened(rounds);
  if (quarter !== current && quarter !== plusQuarters(current, 1)) {
    const [zh, en] = ['只能开启本季度或下季度的收集。', 'Only this quarter or the next is opened.'];
    found.push(violation('INVALID_INPUT', 'quarter', zh, en));
  }
  if (latest !== null && quarter <= latest) {
    const zh = `该社区 ${latest} 的收集已开启过。`;
    const en = `The round of ${latest} was opened already.`;
    found.push(violation('INVALID_STATE', 'quarter', zh, en));
  }
  if (closesOn !== null && (closesOn < today || closesOn > daysOf(quarter).to)) {
    const zh = `截止日须在今天至 ${daysOf(quarter).to} 之间。`;
    const en = `It closes between today and ${daysOf(quarter).to}.`;
    found.push(violation('INVALID_INPUT', 'closesOn', zh, en));
  }
  if (channels !== null && (channels.length === 0 || new Set(channels).size < channels.length)) {
    const [zh, en] = ['收集渠道至少一个，且不重复。', 'Name at least one channel, and each once.'];
    found.push(violation('INVALID_INPUT', 'channels', zh, en));
  }
  return found;
}

/** What may still have to be done for a demand when the next round opens. */
const UNSETTLED: readonly DemandState[] = ['COLLECTED', 'SORTED', 'ROUTED', 'LISTED'];

export const isUnsettled = (state: DemandState): boolean => UNSETTLED.includes(state);

/** Whether a demand goes over to the list of a quarter: it stands on an earlier one with something free. */
export function isCarriedOver(
  demand: {
    state: DemandState;
    listQuarter: Quarter;
    quantity: number;
    held: number;
    committed: number;
  },
  quarter: Quarter,
): boolean {
  const free = demand.quantity - demand.held - demand.committed;
  return isUnsettled(demand.state) && demand.listQuarter < quarter && free > 0;
}
