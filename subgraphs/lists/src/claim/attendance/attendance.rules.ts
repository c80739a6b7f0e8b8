import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { isAble, LACKS_SKILL } from '../../match/blocker/blocker.rules.ts';
import type { ServiceCategory } from '../../match/pair.rules.ts';
import type { Claimant } from '../claim.rules.ts';

/** A place on the roster of a team that somebody has today, as its owner tells it. */
export interface Membership {
  abilities: readonly ServiceCategory[];
  team: { id: string };
}

/**
 * What somebody can do as a member of teams, whichever of them. Who is nowhere said to be able to do
 * something is not sent to do it.
 */
export function skillsOf(memberships: readonly Membership[]): ServiceCategory[] {
  return [...new Set(memberships.flatMap(({ abilities }) => abilities))].sort();
}

/** What stands against somebody's doing what an order asks for. */
export function skillViolations(
  skill: ServiceCategory | null,
  { id, skills }: Claimant,
  field: string,
): UserErrorShape[] {
  const { zh, en } = LACKS_SKILL;
  return isAble(skills, skill) ? [] : [violation('SKILL', field, zh, en, { entityId: id })];
}

/** What stands against choosing who signed up, or against who was asked taking it up: who left the teams since, or lost the skill. */
export function choiceViolations(
  skill: ServiceCategory | null,
  claimant: Claimant,
  field: string,
): UserErrorShape[] {
  const [zh, en] = [
    '报名或受邀的人已不是队员。',
    'Who signed up or was asked is no member of a team any more.',
  ];
  const left = violation('CLAIM_POLICY', field, zh, en, { entityId: claimant.id });
  const found = claimant.teamIds.length > 0 ? [] : [left];
  return [...found, ...skillViolations(skill, claimant, field)];
}
