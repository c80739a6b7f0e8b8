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
