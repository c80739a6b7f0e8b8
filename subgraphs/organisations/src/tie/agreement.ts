import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** What is wrong with an agreement that is named, asked of its owner before anything is written. */
export async function agreementViolations(
  id: string | null,
  ctx: Context,
): Promise<UserErrorShape[]> {
  if (id === null) {
    return [];
  }
  const named = [{ __typename: 'Agreement', id }];
  const { answer, down } = await asked('agreementId', () =>
    askEntities('agreements', named, '... on Agreement { id }', ctx),
  );
  if (down) {
    return [down];
  }
  const [zh, en] = ['没有这份协议。', 'There is no such agreement.'];
  return answer[0] ? [] : [violation('NOT_FOUND', 'agreementId', zh, en, { entityId: id })];
}
