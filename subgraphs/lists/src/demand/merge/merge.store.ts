import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
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
    const { demands, instant, changes } = await lockStanding(tx, ids);
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
      const others = demands.filter(({ id }) => id !== into.id);
      const made = await write(tx, { into, others, quantity: merging.quantity, instant });
      await appendEvents(tx, [...changes, ...made], ctx, who.actingForId);
    }
    return violations;
  });
}

interface Writing {
  into: LockedDemand;
  others: readonly LockedDemand[];
  quantity: number;
  instant: Date;
}

async function write(tx: Tx, { into, others, quantity, instant }: Writing): Promise<Change[]> {
  const ids = others.map(({ id }) => id);
  const merged = { state: 'MERGED' as const, mergedIntoId: into.id };
  await tx.demand.updateMany({
    where: { id: { in: ids } },
    data: { ...merged, version: { increment: 1 }, updatedAt: instant },
  });
  const values = { quantity, ...mergedTimes([into, ...others]) };
  await tx.demand.update({
    where: { id: into.id },
    data: { ...values, version: into.version + 1, updatedAt: instant },
  });
  await tx.submission.updateMany({
    where: { demandId: { in: ids } },
    data: { demandId: into.id, version: { increment: 1 }, updatedAt: instant },
  });
  return [
    ...others.map((demand) => changeOf('mergeDemands', demand, merged)),
    { ...changeOf('mergeDemands', into, values, { of: ids }), type: 'demand.enlarged' },
  ];
}
