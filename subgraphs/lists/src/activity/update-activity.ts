import type { Actor, Context } from '@lianjian/kernel/context';
import { type Planned, planViolations } from './activity.rules.ts';
import { rewritePlan } from './activity.store.ts';
import { checkedParts } from './activity-parts.ts';
import { type StepInput, step } from './activity-step.ts';

export interface UpdateActivity extends StepInput {
  title?: string | null;
  description?: string | null;
  heldOn?: string | null;
  services?: Planned['services'] | null;
  zones?: Planned['zones'] | null;
  teamIds?: Planned['teamIds'] | null;
}

/** Says anew what is planned: what is left out stays, and null takes the description away. */
export function updateActivity(input: UpdateActivity, actor: Actor, ctx: Context) {
  const { title, description, heldOn, services, zones, teamIds } = input;
  const said = Object.entries({ title, heldOn, services, zones, teamIds });
  const meaning = {
    ...Object.fromEntries(said.filter(([, value]) => (value ?? null) !== null)),
    ...(description === undefined ? {} : { description }),
  };
  const parts = { services: services ?? [], zones: zones ?? [], teamIds: teamIds ?? [] };
  const own = { meaning, violations: planViolations({ title, description, ...parts }) };
  return step('updateActivity', input, { actor, ctx }, own, async (seen) => {
    const checked = await checkedParts(parts, seen.areaPath, ctx);
    const anew = { ...meaning, ...(services ? { services: checked.services } : {}) };
    return {
      violations: checked.violations,
      decide: (row, instant) => ({
        violations: [],
        write: (tx) => rewritePlan(tx, row, anew, instant),
      }),
    };
  });
}
