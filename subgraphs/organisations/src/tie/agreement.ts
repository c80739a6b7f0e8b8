import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
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
  try {
    const representation = { __typename: 'Agreement', id };
    const [found] = await askEntities(
      'agreements',
      [representation],
      '... on Agreement { id }',
      ctx,
    );
    const [zh, en] = ['没有这份协议。', 'There is no such agreement.'];
    return found ? [] : [violation('NOT_FOUND', 'agreementId', zh, en, { entityId: id })];
  } catch (error) {
    if (!(error instanceof PeerUnavailable)) {
      throw error;
    }
    const [zh, en] = [
      '暂时无法核对协议，请稍后用同一幂等键重试。',
      'The agreement cannot be checked now; try again with the same key.',
    ];
    return [violation('PEER_UNAVAILABLE', 'agreementId', zh, en)];
  }
}
