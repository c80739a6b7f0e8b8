import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../../db.ts';
import { changeOf } from '../demand-change.rules.ts';
import { type LockedDemand, lockStanding, type Tx } from '../demand-lock.store.ts';
import { stepViolations } from '../demand-step.rules.ts';
import {
  likenessViolations,
  type Merging,
  mergedTimes,
  versionViolationsAt,
} from './merge.rules.ts';

/** Makes one demand of several: it gets their submissions, they become what was merged into it. */
export function merge(
  merging: Merging,
  actor: Actor,
  command: Command,
  ctx: Context,
): Promise<Answer> {
  const who = { actor, actingForId: command.use.actingForId };
  return once<Tx>(db(), command, async (tx): Promise<UserErrorShape[]> => {
    const ids = merging.demands.map(({ id }) => id);
    const before = await tx.demand.findMany({
      where: { mergedIntoId: { in: ids } },
      select: { id: true },
    });
    const { demands, instant, changes } = await lockStanding(tx, [
      ...ids,
      ...before.map(({ id }) => id),
    ]);
    const into = demands.find(({ id }) => id === merging.intoId);
    if (!into) {
      throw new CameBetween();
    }
    const violations = merging.demands.flatMap(({ id, expectedVersion }, index) => {
      const demand = demands.find((each) => each.id === id);
      const place = `demands.${index}`;
      return demand
        ? [
            ...stepViolations('mergeDemands', demand, who, `${place}.id`),
            ...versionViolationsAt(expectedVersion, demand, place),
            ...likenessViolations(demand, into, `${place}.id`),
          ]
        : [];
    });
    if (command.known.length + violations.length === 0) {
      const others = demands.filter(({ id }) => id !== into.id && ids.includes(id));
      const led = demands.filter(({ mergedIntoId }) =>
        others.some(({ id }) => id === mergedIntoId),
      );
      const made = await write(tx, { into, others, led, quantity: merging.quantity, instant });
      await appendEvents(tx, [...changes, ...made], ctx, who.actingForId);
    }
    return violations;
  });
}

interface Writing {
  into: LockedDemand;
  others: readonly LockedDemand[];
  /** What was merged into one of the others before: it goes on in the same as that one. */
  led: readonly LockedDemand[];
  quantity: number;
  instant: Date;
}

async function write(tx: Tx, { into, others, led, quantity, instant }: Writing): Promise<Change[]> {
  const ids = others.map(({ id }) => id);
  const gone = [...others, ...led];
  const merged = { state: 'MERGED' as const, mergedIntoId: into.id };
  await tx.demand.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { ...merged, version: { increment: 1 }, updatedAt: instant },
  });
  const values = { quantity, ...mergedTimes([into, ...others]) };
  await tx.demand.update({
    where: { id: into.id },
    data: { ...values, version: into.version + 1, updatedAt: instant },
  });
  await tx.$executeRaw(sql`
    update submission set merged_from_id = coalesce(merged_from_id, demand_id),
      demand_id = ${into.id}, version = version + 1, updated_at = ${instant}
    where demand_id = any(${ids}::text[])`);
  return [
    ...gone.map((demand) => changeOf('mergeDemands', demand, merged)),
    { ...changeOf('mergeDemands', into, values, { of: ids }), type: 'demand.enlarged' },
  ];
}
