import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { HOLD_WORKING_DAYS } from '../claim/hold.rules.ts';
import { db } from '../db.ts';
import { perform } from '../perform.ts';
import { askPlace } from '../submission/place.ts';
import { policyViolations, seenViolations, setterViolations } from './list-policy.rules.ts';
import { lockPolicy, policyIn, writePolicy } from './list-policy.store.ts';

export interface SetListPolicy extends CommandInput {
  areaId: string;
  expectedVersion: number | null;
  holdWorkdays: number | null;
  unitsClaimWishes: boolean | null;
}

/** Says how a community keeps its lists from now on; what is left out stays as it was. */
export function setListPolicy(input: SetListPolicy, actor: Actor, ctx: Context) {
  const { areaId, expectedVersion, holdWorkdays, unitsClaimWishes } = input;
  const said = { holdWorkdays, unitsClaimWishes };
  const act = {
    mutation: 'setListPolicy',
    input,
    meaning: { areaId, expectedVersion, ...said },
    violations: policyViolations(said),
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await askPlace({ compoundId: null, areaId }, ctx);
    if ('code' in place) {
      return [place];
    }
    const { areaPath } = place;
    const objectId = (await policyIn(db(), areaId))?.id ?? newId('lpo');
    return {
      objectId,
      violations: setterViolations(by, areaPath),
      decide: async (tx) => {
        const locked = await lockPolicy(tx, areaId);
        return {
          violations: seenViolations(expectedVersion, locked.existing),
          write: async () => {
            const { existing } = locked;
            const policy = {
              holdWorkdays: holdWorkdays ?? existing?.holdWorkdays ?? HOLD_WORKING_DAYS,
              unitsClaimWishes: unitsClaimWishes ?? existing?.unitsClaimWishes ?? false,
            };
            return [await writePolicy(tx, objectId, { areaId, areaPath, ...policy }, locked)];
          },
        };
      },
    };
  });
}
