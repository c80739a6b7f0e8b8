import { areaOfCommittee } from '@lianjian/vocabulary/authority.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** More than these do nothing together. */
export const PARTNERS_MAX = 10;

/** What is wrong with naming partners of a claimant, whoever they are. */
export function partnerViolations(
  partnerIds: readonly string[],
  claimantId: string,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (partnerIds.length > PARTNERS_MAX) {
    const [zh, en] = [`最多 ${PARTNERS_MAX} 个。`, `There may be at most ${PARTNERS_MAX}.`];
    found.push(violation('INVALID_INPUT', 'partnerIds', zh, en, { limit: PARTNERS_MAX }));
  }
  for (const [at, id] of partnerIds.entries()) {
    if (id === claimantId || partnerIds.indexOf(id) < at) {
      const [zh, en] = [
        '联合方不能是认领方自己，也不能重复。',
        'A partner is somebody else than the claimant, and named once.',
      ];
      found.push(violation('INVALID_INPUT', `partnerIds.${at}`, zh, en, { entityId: id }));
    }
  }
  return found;
}

/**
 * The community of the demand may be a partner: then the areas above it answer. They cannot be named
 * as well, or nobody would be left to answer.
 */
export function answererViolations(
  partnerIds: readonly string[],
  areaPath: string,
): UserErrorShape[] {
  const above = areaPath.split('.').slice(0, -1);
  return partnerIds.flatMap((id, at) => {
    if (!above.includes(areaOfCommittee(id) ?? '')) {
      return [];
    }
    const [zh, en] = [
      '社区之上的组织须对认领作出答复，不能作为联合方。',
      'Who acts for an area above the community answers for it, and is no partner.',
    ];
    return [violation('FORBIDDEN', `partnerIds.${at}`, zh, en, { entityId: id })];
  });
}
