import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

export const accountThere = (id: string): UserErrorShape =>
  violation('DUPLICATE', 'holderId', '已有积分账户。', 'There is an account already.', {
    entityId: id,
  });

export const holderUnchecked = (): UserErrorShape =>
  violation(
    'PEER_UNAVAILABLE',
    'holderId',
    '暂时无法核对持有人，请稍后用同一幂等键重试。',
    'The holder cannot be checked now; try again with the same key.',
  );
