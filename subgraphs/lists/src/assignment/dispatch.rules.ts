import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Assigned } from '../demand/assigned.rules.ts';

/** So many can be called at one time. */
const HANDLERS_MAX = 10;

/** So many can help the one that was named. */
const HELPERS_MAX = 10;

/** All that is wrong with whom a dispatch names, by itself. */
export function handlersViolations(handlerIds: readonly string[]): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (handlerIds.length < 1 || handlerIds.length > HANDLERS_MAX) {
    const [zh, en] = [`须为 1 到 ${HANDLERS_MAX} 个。`, `There have to be 1 to ${HANDLERS_MAX}.`];
    found.push(violation('INVALID_INPUT', 'handlerIds', zh, en, { limit: HANDLERS_MAX }));
  }
  if (new Set(handlerIds).size < handlerIds.length) {
    const [zh, en] = ['不能重复。', 'Each may be named once.'];
    found.push(violation('INVALID_INPUT', 'handlerIds', zh, en));
  }
  return found;
}

/** What has to be settled is settled later than it was named. */
export function dueViolations(dueAt: Date | null, instant: Date): UserErrorShape[] {
  const [zh, en] = ['期限须晚于现在。', 'It has to be due later than now.'];
  return dueAt !== null && dueAt <= instant ? [violation('INVALID_INPUT', 'dueAt', zh, en)] : [];
}

/** Who answers for what was dispatched: a single organisation itself, else the community. */
export function answeringFor(handlerIds: readonly string[], areaId: string): string {
  const [only, ...more] = handlerIds;
  return only && more.length === 0 && !only.startsWith('per-') ? only : `org-${areaId}`;
}

/** What stands against somebody's helping with one of the assignments that the asker may speak for. */
export function helperViolations(
  { assignmentId, helperId }: { assignmentId: string; helperId: string },
  assignments: readonly Assigned[],
): UserErrorShape[] {
  const assignment = assignments.find(({ id }) => id === assignmentId);
  if (!assignment) {
    const [zh, en] = ['没有可由您增加帮手的该指派。', 'There is no such assignment of yours.'];
    return [violation('NOT_FOUND', 'assignmentId', zh, en, { entityId: assignmentId })];
  }
  const found: UserErrorShape[] = [];
  if ([assignment.assigneeId, ...assignment.helperIds].includes(helperId)) {
    const [zh, en] = ['该方已在办理之列。', 'That party takes part already.'];
    found.push(violation('DUPLICATE', 'helperId', zh, en, { entityId: helperId }));
  }
  if (assignment.helperIds.length >= HELPERS_MAX) {
    const [zh, en] = [
      `帮手最多 ${HELPERS_MAX} 个。`,
      `There may be at most ${HELPERS_MAX} helpers.`,
    ];
    found.push(violation('LIMIT_REACHED', 'helperId', zh, en, { limit: HELPERS_MAX }));
  }
  return found;
}
