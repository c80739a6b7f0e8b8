import type { Actor, Context } from '@lianjian/kernel/context';
import type { ServiceActivity } from '@lianjian/prisma-lists/client';
import type { CommandInput } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { lifeViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import type { ReasonCode } from '../words.ts';
import {
  ACTIVITY_STEPS,
  activityKeeper,
  dayViolations,
  type Report,
  reportViolations,
} from './activity.rules.ts';
import { lockActivity, writeHeld, writeState } from './activity.store.ts';

export interface StepInput extends CommandInput {
  activityId: string;
  expectedVersion: number;
}

export interface HoldActivity extends StepInput {
  heldOn?: string | null;
  report?: string | null;
  participants?: Report['participants'] | null;
}

export interface CancelActivity extends StepInput {
  reason: ReasonCode;
}

/** Says that an activity was held, and what came of it. */
export function holdActivity(input: HoldActivity, actor: Actor, ctx: Context) {
  const { heldOn = null, report = null } = input;
  const meaning = { heldOn, report, participants: input.participants ?? [] };
  const own = { meaning, violations: reportViolations(meaning) };
  return step('holdActivity', input, { actor, ctx }, own, () => ({
    violations: [],
    decide: (row, instant) => {
      const day = heldOn ?? row.heldOn;
      return {
        violations: dayViolations(day, dayOf(instant)),
        write: (tx) => writeHeld(tx, row, { ...meaning, heldOn: day }, instant),
      };
    },
  }));
}

/** Calls an activity off. */
export function cancelActivity(input: CancelActivity, actor: Actor, ctx: Context) {
  const { reason } = input;
  const own = { meaning: { reason }, violations: [] };
  return step('cancelActivity', input, { actor, ctx }, own, () => ({
    violations: [],
    decide: (row, instant) => ({
      violations: [],
      write: (tx) => writeState(tx, row, 'cancelled', { state: 'CANCELLED', reason }, instant),
    }),
  }));
}

/** What a step says, and what is wrong with it by itself. */
interface Own {
  meaning: Readonly<Record<string, unknown>>;
  violations: readonly UserErrorShape[];
}

interface Prepared {
  /** What the owners of what it names say against it. */
  violations: readonly UserErrorShape[];
  decide(
    row: ServiceActivity,
    instant: Date,
  ): { violations: readonly UserErrorShape[]; write(tx: Tx): ReturnType<typeof writeState> };
}

/** Takes a step of an activity for whoever acts; owners are asked while it is prepared. */
export function step(
  mutation: keyof typeof ACTIVITY_STEPS,
  input: StepInput & { reason?: ReasonCode },
  who: { actor: Actor; ctx: Context },
  own: Own,
  prepare: (seen: ServiceActivity) => Prepared | Promise<Prepared>,
) {
  const { activityId, expectedVersion, reason } = input;
  const meaning = { activityId, expectedVersion, ...own.meaning };
  const act = { mutation, input, meaning, violations: own.violations };
  return perform(act, who, async (by) => {
    const seen = await db().serviceActivity.findUnique({ where: { id: activityId } });
    if (!seen) {
      return [noActivity(activityId)];
    }
    const { violations, decide } = await prepare(seen);
    return {
      objectId: activityId,
      violations,
      decide: async (tx) => {
        const { row, instant } = await lockActivity(tx, activityId);
        const { write, ...decided } = decide(row, instant);
        const taking = { field: 'activityId', expectedVersion, reason };
        const found = lifeViolations(ACTIVITY_STEPS[mutation], activityKeeper, row, by, taking);
        return { violations: [...found, ...decided.violations], write: () => write(tx) };
      },
    };
  });
}

const noActivity = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'activityId', '没有这项活动。', 'There is no such activity.', {
    entityId: id,
  });
