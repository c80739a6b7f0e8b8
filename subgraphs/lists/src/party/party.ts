import type { Context } from '@lianjian/kernel/context';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import type { Claimant } from '../claim/claim.rules.ts';
import { askClaimants } from '../claim/claimant.ts';

/** An organisation or person that an input names, and in which field. */
export interface NamedParty {
  id: string;
  field: string;
}

/** What else stands against one of the parties that an input names, where it is there. */
type Judge = (party: Claimant, field: string) => readonly UserErrorShape[];

/** What stands against naming parties, asked of their owner in one call; nobody costs no call. */
export async function askParties(
  named: readonly NamedParty[],
  ctx: Context,
  judge: Judge = () => [],
): Promise<UserErrorShape[]> {
  const [first] = named;
  if (!first) {
    return [];
  }
  const ids = named.map(({ id }) => id);
  const { answer, down } = await askClaimants(first.field, ids, ctx);
  if (down) {
    return [down];
  }
  return named.flatMap(({ id, field }, at) => {
    const [zh, en] = ['没有这个单位或个人。', 'There is no such organisation or person.'];
    const party = answer[at];
    return party ? judge(party, field) : [violation('NOT_FOUND', field, zh, en, { entityId: id })];
  });
}
