import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import type { Queryable } from '@lianjian/kernel/page-query';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { ClockNow, Prisma } from '@lianjian/prisma-lists/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { chinaWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import { instantOf } from '../demand/demand-lock.store.ts';
import type { ReasonCode } from '../words.ts';
import { dueAfterPause } from './limit.rules.ts';
import { CLOCK_STEPS, type ClockStep, clockViolations } from './pause.rules.ts';

export interface ClockOrder {
  step: ClockStep;
  clockId: string;
  expectedVersion: number;
  reason: ReasonCode | null;
  actor: Actor;
}

type Tx = Prisma.TransactionClient;

/** Lets a clock stand still, or go on: locks it, asks the rules, changes it and says so in the log. */
export function stepClock(order: ClockOrder, command: Command, ctx: Context): Promise<Answer> {
  const { step, clockId, expectedVersion, reason, actor } = order;
  const { actingForId } = command.use;
  return once<Tx>(db(), command, async (tx) => {
    const clock = await lockClock(tx, clockId);
    const violations = [
      ...clockViolations(step, clock, { actor, actingForId }, reason),
      ...versionViolations(expectedVersion, clock),
    ];
    if (command.known.length + violations.length === 0) {
      const change = await write(tx, clock, order, await instantOf(tx));
      await appendEvents(tx, [change], ctx, actingForId);
    }
    return violations;
  });
}

/** A clock as it stands, with its lock held. */
async function lockClock(tx: Tx & Queryable, id: string): Promise<ClockNow> {
  await tx.$queryRaw(sql`select 1 from clock k where k.id = ${id} for no key update`);
  const clock = await tx.clockNow.findUnique({ where: { id } });
  if (!clock) {
    throw new CameBetween();
  }
  return clock;
}

async function write(
  tx: Tx,
  clock: ClockNow,
  { step, reason }: ClockOrder,
  instant: Date,
): Promise<Change> {
  const { id, version, areaPath, state, pausedAt, pausedSeconds } = clock;
  const data =
    pausedAt === null
      ? { pausedAt: instant, pauseReason: reason }
      : {
          pausedAt: null,
          pausedSeconds:
            pausedSeconds + Math.round((instant.getTime() - pausedAt.getTime()) / 1000),
          dueAt: dueAfterPause({ ...clock, pausedAt }, instant, chinaWorkdays),
        };
  await tx.clock.update({
    where: { id },
    data: { ...data, version: version + 1, updatedAt: instant },
  });
  return {
    type: step === 'pauseClock' ? 'clock.paused' : 'clock.resumed',
    entityType: 'Clock',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { state },
    after: { state: CLOCK_STEPS[step].to, ...(reason ? { reason } : {}) },
  };
}
