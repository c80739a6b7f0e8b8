import type { Actor } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What an input says of who would claim how much, for whom. */
export interface Given {
  quantity: number;
  actor: Actor;
  /** For whom the act is done. */
  actingForId: string;
  claimantId: string;
}

/** All that is wrong with an input by itself, whatever it names. */
export function inputViolations({ quantity, actor, actingForId, claimantId }: Given) {
  const found: UserErrorShape[] = [];
  if (quantity < 1) {
    const [zh, en] = ['数量至少为 1。', 'The quantity must be at least 1.'];
    found.push(violation('INVALID_QUANTITY', 'quantity', zh, en));
  }
  if (claimantId !== actingForId && claimantId !== actor.id) {
    const [zh, en] = [
      '只能为所代表的单位或本人认领。',
      'One claims for the organisation acted for, or for oneself.',
    ];
    found.push(violation('FORBIDDEN', 'claimantId', zh, en));
  }
  return found;
}

export const noDemand = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'demandId', '没有这项需求。', 'There is no such demand.', {
    entityId: id,
  });

export const noClaim = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'claimId', '没有这条认领。', 'There is no such claim.', { entityId: id });

export const noClaimant = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'claimantId', '没有这个认领方。', 'There is no such claimant.', {
    entityId: id,
  });
