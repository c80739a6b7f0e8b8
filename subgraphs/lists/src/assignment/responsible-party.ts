import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

const FIELD = 'responsiblePartyId';

/** Whether there is such an organisation, asked of the owner; says what stands against naming it. */
export async function askResponsibleParty(id: string, ctx: Context): Promise<UserErrorShape[]> {
  const named = [{ __typename: 'Organisation', id }];
  const ask = () => askEntities('organisations', named, '... on Organisation { id }', ctx);
  const { answer, down } = await asked(FIELD, ask, id);
  if (down) {
    return [down];
  }
  const [zh, en] = ['没有这个责任主体。', 'There is no such organisation.'];
  return answer[0] ? [] : [violation('NOT_FOUND', FIELD, zh, en, { entityId: id })];
}
