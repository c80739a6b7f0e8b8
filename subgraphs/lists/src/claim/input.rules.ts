import type { Actor } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from './claim.rules.ts';

/** What an input says of who acts, for whom and with which key. */
export interface Given {
  idempotencyKey: string;
  quantity: number;
  actor: Actor;
  /** For whom the act is done; null when that is unclear or not allowed. */
  actingForId: string | null;
  claimantId: string | null;
}

const KEY_LENGTH_MAX = 255;

/** All that is wrong with an input by itself, whatever it names. */
export function inputViolations(given: Given): UserErrorShape[] {
  const { idempotencyKey, quantity, actor, actingForId, claimantId } = given;
  const found: UserErrorShape[] = [];
  if (idempotencyKey.trim() === '' || idempotencyKey.length > KEY_LENGTH_MAX) {
    const [zh, en] = ['幂等键须为 1 到 255 个字符。', 'The key must have 1 to 255 characters.'];
    found.push(violation('INVALID_INPUT', 'idempotencyKey', zh, en, { limit: KEY_LENGTH_MAX }));
  }
  if (quantity < 1) {
    const [zh, en] = ['数量至少为 1。', 'The quantity must be at least 1.'];
    found.push(violation('INVALID_QUANTITY', 'quantity', zh, en));
  }
  if (actingForId === null) {
    const [zh, en] = [
      '请说明代表哪个单位，且须是凭证所载的单位。',
      'Say for which organisation this is done; it must be one of the credential.',
    ];
    found.push(violation('ACTING_FOR', 'actingForId', zh, en));
  } else if (claimantId !== actingForId && claimantId !== actor.id) {
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

export const noClaimant = (id: string): UserErrorShape =>
  violation('NOT_FOUND', 'claimantId', '没有这个认领方。', 'There is no such claimant.', {
    entityId: id,
  });

export const keyUsed = (): UserErrorShape =>
  violation(
    'IDEMPOTENCY_CONFLICT',
    'idempotencyKey',
    '该幂等键已用于另一份输入。',
    'The key was used before with another input.',
  );

export const ownerDown = (): UserErrorShape =>
  violation(
    'PEER_UNAVAILABLE',
    'claimantId',
    '暂时无法核对认领方，请稍后用同一幂等键重试。',
    'The claimant cannot be checked now; try again with the same key.',
  );
