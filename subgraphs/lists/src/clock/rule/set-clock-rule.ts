import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { askPath } from '@lianjian/vocabulary/area-tree';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { db } from '../../db.ts';
import { instantOf } from '../../demand/demand-lock.store.ts';
import { perform } from '../../perform.ts';
import { dayOf } from '../../quarter/quarter.rules.ts';
import type { ClockCode, ResponderRole } from '../limit.rules.ts';
import { charterViolations, datedViolations, setterViolations } from './clock-rule.rules.ts';
import { lockRules, ruleOn, writeRule } from './clock-rule.store.ts';

export interface SetClockRule extends CommandInput {
  areaId: string;
  code: ClockCode;
  minutes?: number | null;
  workdays?: number | null;
  responders?: readonly ResponderRole[] | null;
  validFrom?: string | null;
  expectedVersion?: number | null;
}

/** Says how long something may take in an area from a day on. */
export function setClockRule(input: SetClockRule, actor: Actor, ctx: Context) {
  const { areaId, code, validFrom: from = null, expectedVersion = null } = input;
  const charter = {
    limitMinutes: input.minutes ?? null,
    limitWorkdays: input.workdays ?? null,
    responders: input.responders ?? [],
  };
  const act = {
    mutation: 'setClockRule',
    input,
    meaning: { areaId, code, from, expectedVersion, ...charter },
    violations: charterViolations(charter),
  };
  return perform(act, { actor, ctx }, async (by) => {
    const { answer: areaPath, down } = await askPath(db(), 'areaId', areaId, ctx);
    if (areaPath === null) {
      return [down ?? noArea(areaId)];
    }
    const validFrom = from ?? dayOf(await instantOf(db()));
    const seen = await ruleOn(db(), areaId, code, validFrom);
    const objectId = seen?.id ?? newId('clr');
    return {
      objectId,
      violations: setterViolations(by, areaPath),
      decide: async (tx) => {
        const { instant, today } = await lockRules(tx, areaId);
        const existing = await ruleOn(tx, areaId, code, validFrom);
        return {
          violations: datedViolations({ validFrom, today, expectedVersion, existing }),
          write: async () => {
            const rule = { areaId, areaPath, code, validFrom, ...charter };
            const version = existing?.version ?? null;
            return [await writeRule(tx, existing?.id ?? objectId, rule, { instant, version })];
          },
        };
      },
    };
  });
}

const noArea = (id: string) =>
  violation('NOT_FOUND', 'areaId', '没有这个区域。', 'There is no such area.', { entityId: id });
