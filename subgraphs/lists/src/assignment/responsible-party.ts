import type { Context } from '@lianjian/kernel/context';
import { askEntities, PeerUnavailable } from '@lianjian/kernel/peers';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** Whether there is such an organisation, asked of the owner; says what stands against naming it. */
export async function askResponsibleParty(id: string, ctx: Context): Promise<UserErrorShape[]> {
  const known = await found(id, ctx);
  if (known === 'UNAVAILABLE') {
    const [zh, en] = [
      '暂时无法核对责任主体，请稍后用同一幂等键重试。',
      'The responsible party cannot be checked now; try again with the same key.',
    ];
    return [violation('PEER_UNAVAILABLE', 'responsiblePartyId', zh, en, { entityId: id })];
  }
  const [zh, en] = ['没有这个责任主体。', 'There is no such organisation.'];
  return known ? [] : [violation('NOT_FOUND', 'responsiblePartyId', zh, en, { entityId: id })];
}

async function found(id: string, ctx: Context): Promise<boolean | 'UNAVAILABLE'> {
  const asked = [{ __typename: 'Organisation', id }];
  try {
    const [answer] = await askEntities('organisations', asked, '... on Organisation { id }', ctx);
    return Boolean(answer);
  } catch (error) {
    if (error instanceof PeerUnavailable) {
      return 'UNAVAILABLE';
    }
    throw error;
  }
}
