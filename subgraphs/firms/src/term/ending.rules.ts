import type { Actor } from '@lianjian/kernel/context';
import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import { REGISTRY_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';
import { inOrder, isAhead, isOver, type Term } from './term.rules.ts';

/** The scope for saying who looks after a compound, and until when. */
export const TERM_SCOPE = REGISTRY_WRITE;

/** What stands for a time has one way on, which those take who keep the books of the place. */
export const TERM_STEPS = {
  endContract: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY'] },
  endStationAssignment: { from: ['STANDING'], to: 'ENDED', by: ['COMMUNITY'] },
} as const;

/** What stands for a time, as its end meets it. */
export interface Standing extends Term {
  version: number;
  areaPath: string;
}

/** That it is to end: when, and on which version that was decided. */
export interface Ending {
  id: string;
  endsOn: string;
  expectedVersion: number;
}

/** What stands against ending it: everything at once; `field` is the one that names it. */
export function endingViolations(
  field: string,
  { id, endsOn, expectedVersion }: Ending,
  by: By,
  { row, today }: { row: Standing | null; today: string },
): UserErrorShape[] {
  if (!row) {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    return [violation('NOT_FOUND', field, zh, en, { entityId: id })];
  }
  // What has not begun is called off by an end before its start.
  const found = isAhead(row, today) ? [] : inOrder({ startsOn: row.startsOn, endsOn });
  if (isOver(row, today)) {
    const [zh, en] = ['已经终止。', 'It has ended already.'];
    found.push(violation('INVALID_STATE', field, zh, en, { entityId: row.id }));
  } else if (row.endsOn !== null && boundsOf(endsOn).last > boundsOf(row.endsOn).last) {
    const [zh, en] = [
      '不能晚于已定的终止日期；续期请另行登记。',
      'It cannot end later than was agreed: what follows is recorded by itself.',
    ];
    found.push(violation('INVALID_INPUT', 'endsOn', zh, en));
  }
  return [
    ...found,
    ...versionViolations(expectedVersion, row),
    ...placeViolations(by, field, row.areaPath),
  ];
}

/** The ways on from where it stands on a day, as they are for the caller. */
export function endWays(
  mutation: keyof typeof TERM_STEPS,
  row: Pick<Standing, 'startsOn' | 'endsOn' | 'areaPath'>,
  actor: Actor | null,
  today: string,
): TransitionShape[] {
  const { to } = TERM_STEPS[mutation];
  const whyNot = bookObjections(actor, TERM_SCOPE, row.areaPath);
  return isOver(row, today) ? [] : [{ to, mutation, reasonRequired: false, whyNot }];
}
