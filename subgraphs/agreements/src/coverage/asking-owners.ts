import type { Context } from '@lianjian/kernel/context';
import { askEntities } from '@lianjian/kernel/peers';
import { asked } from '@lianjian/vocabulary/asking';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** An id with the field of the input that names it. */
export type Named = readonly [field: string, id: string];

/** Organisations by their ids, in the order given; null for those that there are not. */
export async function askOrganisations(ids: readonly string[], ctx: Context) {
  const bodies = ids.map((id) => ({ __typename: 'Organisation', id }));
  return ids.length === 0
    ? []
    : askEntities('organisations', bodies, '... on Organisation { id }', ctx);
}

/** Those that an owner does not know, or that it did not answer. */
export async function strangers(
  named: readonly Named[],
  ask: (ids: readonly string[]) => Promise<readonly unknown[]>,
): Promise<UserErrorShape[]> {
  const [first] = named;
  if (!first) {
    return [];
  }
  const ids = [...new Set(named.map(([, id]) => id))];
  const { answer, down } = await asked(first[0], () => ask(ids));
  if (down) {
    return [down];
  }
  const known = new Set(ids.filter((_, at) => answer[at]));
  return named.flatMap(([field, id]) => {
    const [zh, en] = ['没有这条记录。', 'There is no such row.'];
    return known.has(id) ? [] : [violation('NOT_FOUND', field, zh, en, { entityId: id })];
  });
}
