import type { Actor, Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import type { CommandInput } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { lifeViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import type { ReasonCode } from '../words.ts';
import { RECURRING_STEPS, recurringKeeper } from './recurring.rules.ts';
import { end, type LockedService, lockService, pause, resume } from './recurring.store.ts';

interface StepInput extends CommandInput {
  recurringServiceId: string;
  expectedVersion: number;
}

interface ReasonInput extends StepInput {
  reason: ReasonCode;
}

type Write = (tx: Tx, locked: LockedService) => Promise<Change[]>;

export const pauseRecurringService = (input: ReasonInput, actor: Actor, ctx: Context) =>
  step('pauseRecurringService', input, { actor, ctx }, (tx, locked) =>
    pause(tx, locked, input.reason),
  );

export const resumeRecurringService = (input: StepInput, actor: Actor, ctx: Context) =>
  step('resumeRecurringService', input, { actor, ctx }, resume);

export const endRecurringService = (input: ReasonInput, actor: Actor, ctx: Context) =>
  step('endRecurringService', input, { actor, ctx }, (tx, locked) => end(tx, locked, input.reason));

function step(
  mutation: keyof typeof RECURRING_STEPS,
  input: StepInput & { reason?: ReasonCode },
  who: { actor: Actor; ctx: Context },
  write: Write,
) {
  const { recurringServiceId: id, expectedVersion, reason } = input;
  const act = { mutation, input, meaning: { id, expectedVersion, reason }, violations: [] };
  return perform(act, who, async (by) => {
    if (!(await isThere(id))) {
      return [noService(id)];
    }
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const locked = await lockService(tx, id);
        const taking = { field: 'recurringServiceId', expectedVersion, reason };
        const row = keptRow(locked);
        const rule = RECURRING_STEPS[mutation];
        return {
          violations: lifeViolations(rule, recurringKeeper, row, by, taking),
          write: () => write(tx, locked),
        };
      },
    };
  });
}

/** A service as its steps see it. */
export const keptRow = ({ row }: LockedService) => ({
  ...row,
  providerId: row.providerOrganisationId ?? row.providerPersonId ?? '',
});

export const isThere = async (id: string) =>
  (await db().recurringService.count({ where: { id } })) > 0;

export const noService = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'recurringServiceId', '没有这项定期服务。', 'There is no such service.', {
    entityId: id,
  });
