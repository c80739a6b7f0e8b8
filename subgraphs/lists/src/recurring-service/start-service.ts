import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { asDate } from '../round/round.store.ts';
import {
  originViolations,
  recurringKeeper,
  sourceViolations,
  startViolations,
} from './recurring.rules.ts';
import { writeService } from './recurring.store.ts';
import { originOf } from './source.ts';

export interface StartRecurringService extends CommandInput {
  claimId?: string | null;
  resourceId?: string | null;
  compoundId?: string | null;
  areaId?: string | null;
  title?: string | null;
  criteria?: string | null;
  weekdays: readonly number[];
  fromTime: string;
  toTime?: string | null;
  workdaysOnly?: boolean | null;
  startsOn: string;
  endsOn?: string | null;
}

/** Starts a service that comes on its weekdays, from a claim or from a resource. */
export function startRecurringService(input: StartRecurringService, actor: Actor, ctx: Context) {
  const { claimId = null, resourceId = null, compoundId = null, areaId = null } = input;
  const named = { claimId, resourceId, compoundId, areaId };
  const { fromTime, startsOn, title = null, criteria = null, toTime = null, endsOn = null } = input;
  const weekdays = [...input.weekdays].sort((a, b) => a - b);
  const when = { weekdays, fromTime, toTime, startsOn, endsOn };
  const workdaysOnly = input.workdaysOnly ?? false;
  const act = {
    mutation: 'startRecurringService',
    input,
    meaning: { ...named, ...when, title, criteria, workdaysOnly },
    violations: [...originViolations(named), ...startViolations({ ...when, title, criteria })],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const origin = await originOf(named, ctx);
    if (!('place' in origin)) {
      return origin;
    }
    const { source, place, ...row } = origin;
    const kept = {
      areaPath: place.areaPath,
      providerId: row.providerOrganisationId ?? row.providerPersonId ?? '',
      deliveredById: row.deliveredById,
    };
    const id = newId('rsv');
    return {
      objectId: id,
      violations: [...keeperViolations(recurringKeeper, kept, by), ...sourceViolations(source)],
      decide: async (tx) => ({
        violations: [],
        write: () =>
          writeService(tx, {
            ...{ id, ...row, ...place, weekdays, fromTime, toTime, workdaysOnly, criteria },
            title: title ?? row.title,
            startsOn: asDate(startsOn),
            endsOn: endsOn === null ? null : asDate(endsOn),
          }),
      }),
    };
  });
}
