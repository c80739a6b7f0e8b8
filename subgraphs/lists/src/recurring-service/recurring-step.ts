import type { Actor, Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { chinaWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { keeperViolations, lifeViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import type { ReasonCode } from '../words.ts';
import {
  dayViolations,
  RECURRING_STEPS,
  recordViolations,
  recurringKeeper,
} from './recurring.rules.ts';
import {
  end,
  type LockedService,
  lockService,
  pause,
  resume,
  scheduleOn,
  writeServing,
} from './recurring.store.ts';

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

export interface RecordServing extends CommandInput {
  recurringServiceId: string;
  day: string;
  people: number;
  quantity?: number | null;
  reason?: ReasonCode | null;
}

/** Writes down how a day went, or why the service did not come. */
export function recordServing(input: RecordServing, actor: Actor, ctx: Context) {
  const { recurringServiceId: serviceId, day, people, quantity = null, reason = null } = input;
  const record = { day, people, quantity, reason };
  const meaning = { serviceId, ...record };
  const violations = recordViolations(record);
  const act = { mutation: 'recordServing', input, meaning, violations };
  return perform(act, { actor, ctx }, async (by) => {
    if (!(await isThere(serviceId))) {
      return [noService(serviceId)];
    }
    const id = newId('srv');
    return {
      objectId: id,
      violations: [],
      decide: async (tx) => {
        const locked = await lockService(tx, serviceId);
        const schedule = await scheduleOn(tx, serviceId, day);
        const { isWorkday } = chinaWorkdays;
        const isWritten = schedule.served.length > 0;
        const { today } = locked;
        return {
          violations: [
            ...keeperViolations(recurringKeeper, keptRow(locked), by),
            ...dayViolations(schedule, day, { today, isWorkday, isWritten }),
          ],
          write: () => writeServing(tx, id, locked, record),
        };
      },
    };
  });
}

const keptRow = ({ row }: LockedService) => ({
  ...row,
  providerId: row.providerOrganisationId ?? row.providerPersonId ?? '',
});

const isThere = async (id: string) => (await db().recurringService.count({ where: { id } })) > 0;

const noService = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'recurringServiceId', '没有这项定期服务。', 'There is no such service.', {
    entityId: id,
  });
