import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { raw, sql } from '@lianjian/kernel/sql';
import { instantOf, lockStanding, type Tx } from '../demand/demand-lock.store.ts';
import { type Day, dayOf, daysOf, type Quarter } from '../quarter/quarter.rules.ts';
import type { CollectionChannel } from '../words.ts';
import { carriedOver } from './carried-over.rules.ts';
import { COLLECTED_IN_ROUNDS, isCarriedOver, USUAL_CHANNELS } from './round.rules.ts';

export type LockedRound = Awaited<ReturnType<typeof roundsOf>>[number];

/** A day as the database keeps it. */
export const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);

/** The rounds of a community, the earliest first. */
export async function roundsOf(tx: Pick<Tx, 'collectionRound'>, areaId: string) {
  const rows = await tx.collectionRound.findMany({
    where: { areaId },
    orderBy: { quarter: 'asc' },
  });
  return rows.map((row) => ({ ...row, closesOn: row.closesOn.toISOString().slice(0, 10) }));
}

/**
 * Locks the rounds of a community, those too that are not there yet: shared by who collects in them,
 * alone by who opens or closes one.
 */
export async function lockRounds(tx: Tx, areaId: string, how: 'SHARED' | 'ALONE') {
  const lock = raw(how === 'SHARED' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await tx.$queryRaw(sql`
    select ${lock}(hashtextextended(${`collection rounds of ${areaId}`}, 0))::text as locked`);
  const instant = await instantOf(tx);
  return { rounds: await roundsOf(tx, areaId), instant, today: dayOf(instant) };
}

export interface NewRound {
  areaId: string;
  areaPath: string;
  quarter: Quarter;
  /** The last day; the quarter's own unless said. */
  closesOn: Day | null;
  channels: readonly CollectionChannel[] | null;
}

/** Opens a round whose community is locked alone: what was open is closed, what is free goes over. */
export async function openRound(
  tx: Tx,
  id: string,
  round: NewRound,
  { rounds, instant, today }: Awaited<ReturnType<typeof lockRounds>>,
): Promise<Change[]> {
  const open = rounds.filter(({ state }) => state === 'OPEN');
  const closed: Change[] = [];
  for (const each of open) {
    closed.push(await closeRound(tx, each, instant));
  }
  const planned = rounds.find(({ quarter }) => quarter === round.quarter);
  const values = {
    state: 'OPEN' as const,
    opensOn: asDate(today),
    closesOn: asDate(round.closesOn ?? daysOf(round.quarter).to),
    channels: [...(round.channels ?? planned?.channels ?? USUAL_CHANNELS)],
    updatedAt: instant,
  };
  const version = (planned?.version ?? 0) + 1;
  await tx.collectionRound.upsert({
    where: { areaId_quarter: { areaId: round.areaId, quarter: round.quarter } },
    update: { ...values, version },
    create: {
      ...values,
      id,
      areaId: round.areaId,
      areaPath: round.areaPath,
      quarter: round.quarter,
      createdAt: instant,
      provenance: 'ENTERED',
    },
  });
  const opened: Change = {
    type: 'round.opened',
    entityType: 'CollectionRound',
    entityId: planned?.id ?? id,
    fromVersion: planned?.version ?? null,
    toVersion: version,
    areaPath: round.areaPath,
    before: planned ? { state: planned.state } : null,
    after: { state: 'OPEN', quarter: round.quarter, channels: values.channels },
  };
  return [...closed, opened, ...(await carryOver(tx, round, instant))];
}

/** The id of a round that is about to be opened: that of the planned one, else a new one. */
export function idOfRound(rounds: readonly LockedRound[], quarter: Quarter): string {
  return rounds.find((round) => round.quarter === quarter)?.id ?? newId('rnd');
}

/** Closes a round whose community is locked alone; it lasted until today at most. */
export async function closeRound(tx: Tx, round: LockedRound, instant: Date): Promise<Change> {
  const today = dayOf(instant);
  await tx.collectionRound.update({
    where: { id: round.id },
    data: {
      state: 'CLOSED',
      closesOn: asDate([today, round.closesOn].sort()[0] ?? today),
      version: round.version + 1,
      updatedAt: instant,
    },
  });
  return {
    type: 'round.closed',
    entityType: 'CollectionRound',
    entityId: round.id,
    fromVersion: round.version,
    toVersion: round.version + 1,
    areaPath: round.areaPath,
    before: { state: round.state },
    after: { state: 'CLOSED' },
  };
}

/** Moves what still has something free onto the list of the quarter, and says so of each. */
async function carryOver(tx: Tx, { areaId, quarter }: NewRound, instant: Date): Promise<Change[]> {
  // What is taken or settled now can be given back before its lock is ours, so it is locked as well.
  const candidates = await tx.demand.findMany({
    where: {
      areaId,
      kind: { in: [...COLLECTED_IN_ROUNDS] },
      listQuarter: { lt: quarter },
      state: { notIn: ['CONFIRMED', 'MERGED', 'WITHDRAWN'] },
    },
    select: { id: true },
  });
  const locked = await lockStanding(
    tx,
    candidates.map(({ id }) => id),
  );
  const moved = locked.demands.filter((demand) => isCarriedOver(demand, quarter));
  await tx.demand.updateMany({
    where: { id: { in: moved.map(({ id }) => id) } },
    data: {
      listQuarter: quarter,
      carriedOver: { increment: 1 },
      version: { increment: 1 },
      updatedAt: instant,
    },
  });
  const changes = moved.map((demand) => carriedOver(demand, quarter));
  return [...locked.changes, ...changes];
}
