import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { askClaimants } from '../claim/claimant.ts';

/** An organisation or person that an input names, and in which field. */
export interface NamedParty {
  id: string;
  field: string;
}

/** What stands against naming parties, asked of their owner in one call; nobody costs no call. */
export async function askParties(
  named: readonly NamedParty[],
  ctx: Context,
): Promise<UserErrorShape[]> {
  if (named.length === 0) {
    return [];
  }
  const known = await askClaimants(
    named.map(({ id }) => id),
    ctx,
  );
  return named.flatMap(({ id, field }, at) => {
    if (known === 'UNAVAILABLE') {
      const [zh, en] = [
        '暂时无法核对单位或个人，请稍后用同一幂等键重试。',
        'Who is named cannot be checked now; try again with the same key.',
      ];
      return [violation('PEER_UNAVAILABLE', field, zh, en, { entityId: id })];
    }
    const [zh, en] = ['没有这个单位或个人。', 'There is no such organisation or person.'];
    return known[at] ? [] : [violation('NOT_FOUND', field, zh, en, { entityId: id })];
  });
}
