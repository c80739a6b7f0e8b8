import type { Actor } from '@lianjian/kernel/context';
import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** The scope for ending what stands. */
export const END_SCOPE = REGISTRY_WRITE;

/** What stands for a time has one way on, which is taken by those who keep the books of the place. */
export const END_STEPS = {
  endTie: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY'] },
  endTeamMembership: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY'] },
} as const;

/** Something that stands for a time: a tie, or a place on a roster. */
export interface Standing {
  id: string;
  version: number;
  startsOn: string | null;
  endsOn: string | null;
  /** Where it counts. */
  areaPath: string;
}

/** That it is to end: when, and on which version that was decided. */
export interface Ending {
  endsOn: string;
  expectedVersion: number;
}

/** What stands against ending it: everything at once; `field` is the one that names it. */
export function endViolations(
  field: string,
  { endsOn, expectedVersion }: Ending,
  by: By,
  { row, id, today }: { row: Standing | undefined; id: string; today: string },
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (boundsOf(endsOn).first > today) {
    const [zh, en] = ['结束日期不能晚于今天。', 'It cannot end after today.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  if (!row) {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    return [...found, violation('NOT_FOUND', field, zh, en, { entityId: id })];
  }
  if (row.startsOn !== null && boundsOf(row.startsOn).first > boundsOf(endsOn).last) {
    const [zh, en] = ['结束不能早于开始。', 'It cannot end before it starts.'];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  if (row.endsOn !== null) {
    const [zh, en] = ['已经结束。', 'It has ended already.'];
    found.push(violation('INVALID_STATE', field, zh, en, { entityId: id }));
  }
  return [
    ...found,
    ...versionViolations(expectedVersion, row),
    ...placeViolations(by, field, row.areaPath),
  ];
}

/** The one way on: what stands can be ended. */
export function endTransitions(
  mutation: keyof typeof END_STEPS,
  { endsOn, areaPath }: Pick<Standing, 'endsOn' | 'areaPath'>,
  actor: Actor | null,
): TransitionShape[] {
  const whyNot = bookObjections(actor, END_SCOPE, areaPath);
  const { to } = END_STEPS[mutation];
  return endsOn === null ? [{ to, mutation, reasonRequired: false, whyNot }] : [];
}
