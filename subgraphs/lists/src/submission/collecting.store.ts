import type { Change } from '@lianjian/kernel/events';
import { CameBetween } from '@lianjian/kernel/transaction';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { type Day, dayOf, type Quarter, quarterOf } from '../quarter/quarter.rules.ts';
import {
  COLLECTED_IN_ROUNDS,
  collectedNow,
  type RoundStanding,
  USUAL_CHANNELS,
} from '../round/round.rules.ts';
import { idOfRound, lockRounds, openRound, roundsOf } from '../round/round.store.ts';
import type { CollectionChannel, DemandKind, Urgency } from '../words.ts';
import type { Place } from './place.ts';

/** What of a need decides about its round. */
interface Collected {
  kind: DemandKind;
  urgency: Urgency;
  channel: CollectionChannel;
}

export interface Collecting {
  /** The quarter that collects each of the needs, in their order; null for those that none does. */
  quarters: (Quarter | null)[];
  today: Day;
  /** Opens the round where a need is the first of it. */
  open(): Promise<Change[]>;
}

const isInRounds = ({ kind }: Collected) => COLLECTED_IN_ROUNDS.includes(kind);

/** Which quarter would collect each of the needs of a community now; it may change before they come in. */
export async function quartersNow(
  tx: Pick<Tx, 'collectionRound' | '$queryRaw'>,
  areaId: string,
  needs: readonly Collected[],
): Promise<(Quarter | null)[]> {
  const today = dayOf(await instantOf(tx));
  const rounds = needs.some(isInRounds) ? await roundsOf(tx, areaId) : [];
  return needs.map((need) => collectedNow(need, rounds, today)?.quarter ?? null);
}

/** The quarter that collects each of the needs of a community, its rounds locked so that it stays so. */
export async function collectingNow(
  tx: Tx,
  place: Pick<Place, 'areaId' | 'areaPath'>,
  needs: readonly Collected[],
): Promise<Collecting> {
  const nothing = async () => [];
  const seenToday = dayOf(await instantOf(tx));
  const first = needs.filter(isInRounds);
  if (first.length === 0) {
    return { quarters: needs.map(() => quarterOf(seenToday)), today: seenToday, open: nothing };
  }
  const opening = (rounds: readonly RoundStanding[], today: Day) =>
    first.map((need) => collectedNow(need, rounds, today)).find((each) => each?.opens);
  const seen = opening(await roundsOf(tx, place.areaId), seenToday);
  const locked = await lockRounds(tx, place.areaId, seen ? 'ALONE' : 'SHARED');
  const opens = opening(locked.rounds, locked.today);
  if (opens && !seen) {
    throw new CameBetween();
  }
  const quarters = needs.map(
    (need) => collectedNow(need, locked.rounds, locked.today)?.quarter ?? null,
  );
  if (!opens) {
    return { quarters, today: locked.today, open: nothing };
  }
  const { quarter } = opens;
  const id = idOfRound(locked.rounds, quarter);
  const channels = [...new Set([...USUAL_CHANNELS, ...first.map(({ channel }) => channel)])];
  const { areaId, areaPath } = place;
  const round = { areaId, areaPath, quarter, closesOn: null, channels };
  return { quarters, today: locked.today, open: () => openRound(tx, id, round, locked) };
}
