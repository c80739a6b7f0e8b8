import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { perform } from '../perform.ts';
import { placeNamed } from '../submission/place.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import { activityKeeper, type Planned, planViolations } from './activity.rules.ts';
import { writePlan } from './activity.store.ts';
import { checkedParts } from './activity-parts.ts';
import type { ServiceActivityKind } from './activity-words.ts';

export interface PlanActivity extends CommandInput {
  areaId?: string | null;
  compoundId?: string | null;
  kind: ServiceActivityKind;
  title: string;
  description?: string | null;
  heldOn: string;
  services?: Planned['services'] | null;
  zones?: Planned['zones'] | null;
  teamIds?: readonly string[] | null;
}

/** Plans an activity: its place and whom it names are checked with their owners first. */
export function planActivity(input: PlanActivity, actor: Actor, ctx: Context) {
  const { areaId = null, compoundId = null, kind, title, description = null, heldOn } = input;
  const plan = {
    ...{ kind, title, description, heldOn },
    services: input.services ?? [],
    zones: input.zones ?? [],
    teamIds: input.teamIds ?? [],
  };
  const act = {
    mutation: 'planActivity',
    input,
    meaning: { areaId, compoundId, ...plan },
    violations: [...placeViolations({ areaId, compoundId }), ...planViolations(plan)],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeNamed({ areaId, compoundId }, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const parts = await checkedParts(plan, place.areaPath, ctx);
    const objectId = newId('act');
    return {
      objectId,
      violations: [...keeperViolations(activityKeeper, place, by), ...parts.violations],
      decide: async (tx) => ({
        violations: [],
        write: () => writePlan(tx, objectId, { ...plan, services: parts.services }, place),
      }),
    };
  });
}
