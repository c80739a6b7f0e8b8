import type { Actor } from '@lianjian/kernel/context';
import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { lastDayViolations } from '../term/end.rules.ts';

/** The scope for rosters. */
export const ROSTER_SCOPE = REGISTRY_WRITE;

/** A place on a roster has one way on, for those who keep the books of the team and whoever leaves. */
export const ROSTER_STEPS = {
  endTeamMembership: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY', 'MEMBER'] },
} as const;

/** A place on a roster. */
export interface Standing {
  id: string;
  version: number;
  personId: string;
  joinedOn: string | null;
  leftOn: string | null;
  /** Where the team belongs. */
  areaPath: string;
}

/** That somebody leaves: when, and on which version that was decided. */
export interface Leaving {
  teamMemberId: string;
  endsOn: string;
  expectedVersion: number;
}

/** What stands against it: everything at once. */
export function leavingViolations(
  { teamMemberId, endsOn, expectedVersion }: Leaving,
  by: By,
  { row, today }: { row: Standing | undefined; today: string },
): UserErrorShape[] {
  const found = lastDayViolations(endsOn, row?.joinedOn ?? null, today);
  if (!row) {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    const more = { entityId: teamMemberId };
    return [...found, violation('NOT_FOUND', 'teamMemberId', zh, en, more)];
  }
  if (row.leftOn !== null) {
    const [zh, en] = ['已经结束。', 'It has ended already.'];
    found.push(violation('INVALID_STATE', 'teamMemberId', zh, en, { entityId: row.id }));
  }
  return [
    ...found,
    ...versionViolations(expectedVersion, row),
    ...(row.personId === by.actingForId || row.personId === by.actor.id
      ? []
      : placeViolations(by, 'teamMemberId', row.areaPath)),
  ];
}

/** The one way on, for who has not left. */
export function rosterWays(
  { leftOn, areaPath, personId }: Pick<Standing, 'leftOn' | 'areaPath' | 'personId'>,
  actor: Actor | null,
): TransitionShape[] {
  const { to } = ROSTER_STEPS.endTeamMembership;
  const isOwn = actor?.id === personId && actor.scopes.includes(ROSTER_SCOPE);
  const whyNot = isOwn ? [] : bookObjections(actor, ROSTER_SCOPE, areaPath);
  return leftOn === null
    ? [{ to, mutation: 'endTeamMembership', reasonRequired: false, whyNot }]
    : [];
}
