import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { insertRows } from '@lianjian/kernel/insert';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { db } from '../db.ts';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import { stageRow, whoOf } from '../procedure/stage.store.ts';
import type { Quarter } from '../quarter/quarter.rules.ts';
import type { CollectionChannel } from '../words.ts';
import { collectingNow } from './collecting.store.ts';
import { type Need, storedDay } from './need.ts';
import { assignByRota, dutiesFor, takenByRota } from './on-rota.store.ts';
import type { Place } from './place.ts';
import { lapsed, quarterViolations } from './submission.rules.ts';

/** A need that somebody puts forward, where and by which way. */
export interface Submitting {
  need: Need;
  place: Place;
  channel: CollectionChannel;
  contact: string | null;
  dwelling: string | null;
  actor: Actor;
  actingForId: string;
}

/** Takes a need down, in the round that collects now; the first one opens it. */
export function submit(
  order: Submitting,
  asked: Quarter | null,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { need, channel, place } = order;
    const collecting = await collectingNow(tx, place, [{ ...need, channel }]);
    const [quarter = null] = collecting.quarters;
    const violations = [
      ...quarterViolations(asked, quarter),
      ...lapsed(storedDay(need.wantedBy), collecting.today),
    ];
    if (command.known.length + violations.length === 0 && quarter !== null) {
      const opened = await collecting.open();
      const taken = await takeDown(tx, [{ ...order, id: command.objectId, quarter }]);
      await appendEvents(tx, [...opened, ...taken], ctx, command.use.actingForId);
    }
    return violations;
  });
}

/** A need that nothing stands against, with the id of its demand and the quarter that collects it. */
export interface Taking extends Submitting {
  id: string;
  quarter: Quarter;
}

/** Writes needs down as demands, each with its submission: so many statements for any number. */
export async function takeDown(tx: Tx, orders: readonly Taking[]): Promise<Change[]> {
  const instant = await instantOf(tx);
  const duties = await dutiesFor(tx, orders, instant);
  await insertRows(
    tx,
    'demand',
    orders.map((order) => ({
      ...demandOf(order, instant),
      ...takenByRota(duties.get(order.id), order.place),
    })),
  );
  await insertRows(
    tx,
    'submission',
    orders.map((order) => submissionOf(order, instant)),
  );
  const cases = orders.filter(({ need }) => need.procedure !== null);
  if (cases.length > 0) {
    await tx.stageStep.createMany({
      data: cases.flatMap((order) =>
        stageRow({ ...order.need, id: order.id }, { asker: order, instant }),
      ),
    });
  }
  const dispatched = await assignByRota(tx, orders, duties, instant);
  return [...orders.map(collected), ...dispatched];
}

const stamps = (instant: Date) => ({
  createdAt: instant,
  updatedAt: instant,
  provenance: 'ENTERED' as const,
});

const demandOf = ({ id, need, place, quarter }: Taking, instant: Date) => ({
  ...need,
  ...place,
  ...stamps(instant),
  id,
  quarter,
  listQuarter: quarter,
  receivedAt: instant,
});

const submissionOf = ({ id, channel, contact, dwelling, ...who }: Taking, instant: Date) => ({
  ...stamps(instant),
  ...whoOf(who),
  id: newId('sub'),
  demandId: id,
  channel,
  submittedAt: instant,
  contact,
  dwelling,
});

function collected({ id, need, place, quarter, channel }: Taking): Change {
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
