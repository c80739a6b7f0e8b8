import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { chinaWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import type { ReasonCode } from '../words.ts';
import { recurringKeeper } from './recurring.rules.ts';
import { lockService, scheduleOn } from './recurring.store.ts';
import { isThere, keptRow, noService } from './recurring-step.ts';
import { dayViolations, recordViolations } from './serving.rules.ts';
import { lockServing, rewriteServing, writeServing } from './serving.store.ts';

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

export interface CorrectServing extends CommandInput {
  servingId: string;
  expectedVersion: number;
  people: number;
  quantity?: number | null;
  reason?: ReasonCode | null;
}

/** Puts right what was written down of a day; the day itself stays. */
export function correctServing(input: CorrectServing, actor: Actor, ctx: Context) {
  const { servingId, expectedVersion, people, quantity = null, reason = null } = input;
  const counted = { people, quantity, reason };
  const meaning = { servingId, expectedVersion, ...counted };
  const violations = recordViolations(counted);
  const act = { mutation: 'correctServing', input, meaning, violations };
  return perform(act, { actor, ctx }, async (by) => {
    const seen = await db().serving.findUnique({ where: { id: servingId } });
    if (!seen) {
      const [zh, en] = ['没有这条服务记录。', 'There is no such record of a day.'];
      return [violation('NOT_FOUND', 'servingId', zh, en, { entityId: servingId })];
    }
    return {
      objectId: servingId,
      violations: [],
      decide: async (tx) => {
        const locked = await lockService(tx, seen.recurringServiceId);
        const serving = await lockServing(tx, servingId);
        return {
          violations: [
            ...keeperViolations(recurringKeeper, keptRow(locked), by),
            ...versionViolations(expectedVersion, serving),
          ],
          write: () => rewriteServing(tx, locked, serving, counted),
        };
      },
    };
  });
}
