import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

export const accountThere = (id: string): UserErrorShape =>
  violation('DUPLICATE', 'holderId', '已有积分账户。', 'There is an account already.', {
    entityId: id,
  });
