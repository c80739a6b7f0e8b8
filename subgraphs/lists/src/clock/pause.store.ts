import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { CameBetween } from '@lianjian/kernel/transaction';
import type { ClockNow } from '@lianjian/prisma-lists/client';
import type { By } from '@lianjian/vocabulary/entry';
import type { Decided } from '@lianjian/vocabulary/perform';
import { versionViolations } from '@lianjian/vocabulary/violations.rules';
import { chinaWorkdays } from '../calendar/announced.ts';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import type { ReasonCode } from '../words.ts';
import { dueAfterPause } from './limit.rules.ts';
import { CLOCK_STEPS, type ClockStep, clockViolations } from './pause.rules.ts';

export interface ClockOrder {
  step: ClockStep;
  clockId: string;
  expectedVersion: number;
  reason: ReasonCode | null;
  by: By;
}

/** Lets a clock stand still, or go on, with its lock held: all that stands against it, and how. */
export async function decideStep(tx: Tx, order: ClockOrder): Promise<Decided> {
  const { step, clockId, expectedVersion, reason, by } = order;
  const clock = await lockClock(tx, clockId);
  return {
    violations: [
      ...clockViolations(step, clock, by, reason),
      ...versionViolations(expectedVersion, clock),
    ],
    write: async () => [await write(tx, clock, order, await instantOf(tx))],
  };
}

/** A clock as it stands, with its lock held. */
async function lockClock(tx: Tx, id: string): Promise<ClockNow> {
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
