import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { db } from '../db.ts';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { dayOf, type Quarter, quarterOf } from '../quarter/quarter.rules.ts';
import { COLLECTED_IN_ROUNDS, collectedIn, USUAL_CHANNELS } from '../round/round.rules.ts';
import { idOfRound, lockRounds, openRound, roundsOf } from '../round/round.store.ts';
import type { CollectionChannel, DemandKind, Urgency } from '../words.ts';
import type { Place } from './place.ts';
import { quarterViolations } from './submission.rules.ts';

export type Need = Pick<
  Prisma.DemandUncheckedCreateInput,
  | 'title'
  | 'description'
  | 'category'
  | 'audience'
  | 'locationClass'
  | 'unit'
  | 'quantity'
  | 'beneficiaries'
  | 'wantedFrom'
  | 'wantedBy'
  | 'wantedWeekdays'
> & { kind: DemandKind; urgency: Urgency };

/** A need that somebody puts forward, where and by which way. */
export interface Submitting {
  need: Need;
  place: Place;
  /** The quarter that the input names, if any. */
  quarter: Quarter | null;
  channel: CollectionChannel;
  contact: string | null;
  dwelling: string | null;
  actor: Actor;
}

/** Takes a need down, in the round that collects now; the first one opens it. */
export function submit(order: Submitting, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const collecting = await collectingNow(tx, order);
    const violations = quarterViolations(order.quarter, collecting.quarter);
    const { quarter } = collecting;
    if (command.known.length + violations.length === 0 && quarter !== null) {
      const opened = await collecting.open();
      const instant = await instantOf(tx);
      const taken = await take(tx, command.objectId, { ...order, quarter, instant });
      await appendEvents(tx, [...opened, taken], ctx, command.use.actingForId);
    }
    return violations;
  });
}

interface Collecting {
  quarter: Quarter | null;
  /** Opens the round where the need is the first of it. */
  open(): Promise<Change[]>;
}

/** The quarter that collects the need, with its round locked so that it stays so. */
async function collectingNow(tx: Tx, { need, place, channel }: Submitting): Promise<Collecting> {
  const nothing = async () => [];
  const today = dayOf(await instantOf(tx));
  if (!COLLECTED_IN_ROUNDS.includes(need.kind)) {
    return { quarter: quarterOf(today), open: nothing };
  }
  const seen = collectedIn(await roundsOf(tx, place.areaId), today, need.urgency);
  const locked = await lockRounds(tx, place.areaId, seen?.opens ? 'ALONE' : 'SHARED');
  const collected = collectedIn(locked.rounds, locked.today, need.urgency);
  if (collected?.opens && !seen?.opens) {
    throw new CameBetween();
  }
  if (!collected?.opens) {
    return { quarter: collected?.quarter ?? null, open: nothing };
  }
  const { quarter } = collected;
  const id = idOfRound(locked.rounds, quarter);
  const channels = [...new Set([...USUAL_CHANNELS, channel])];
  const round = { ...place, quarter, closesOn: null, channels };
  return { quarter, open: () => openRound(tx, id, round, locked) };
}

interface Taking extends Submitting {
  quarter: Quarter;
  instant: Date;
}

async function take(tx: Tx, id: string, order: Taking): Promise<Change> {
  const { need, place, quarter, channel, contact, dwelling, actor, instant } = order;
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  await tx.demand.create({
    data: {
      ...need,
      ...place,
      ...stamps,
      id,
      quarter,
      listQuarter: quarter,
      state: 'COLLECTED',
      receivedAt: instant,
    },
  });
  const personId = actor.kind === 'PERSON' ? actor.id : null;
  await tx.submission.create({
    data: {
      ...stamps,
      id: newId('sub'),
      demandId: id,
      channel,
      submittedAt: instant,
      personId,
      contact,
      dwelling,
    },
  });
  const { kind, category, quantity, unit, urgency } = need;
  return {
    type: 'demand.collected',
    entityType: 'Demand',
    entityId: id,
    fromVersion: null,
    toVersion: 1,
    areaPath: place.areaPath,
    before: null,
    after: { state: 'COLLECTED', kind, category, quantity, unit, urgency, quarter, channel },
  };
}
