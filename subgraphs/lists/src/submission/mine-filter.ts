import { partiesOf } from '@lianjian/kernel/acting';
import type { ListField } from '@lianjian/kernel/filter';
import { raw, sql } from '@lianjian/kernel/sql';

/** The field `mine` of the filter of demands; whose the others are is not to be found out by it. */
export const mineField: ListField = {
  value: 'id',
  order: false,
  description:
    'What the caller put forward, or what was put forward for an organisation that the caller acts for (我提交的); false: all that was not.',
  kind: {
    input: 'Boolean',
    pgType: 'text',
    compile: (id, given, ctx) => {
      if (!ctx.actor) {
        return [raw(given ? 'false' : 'true')];
      }
      const parties = sql`${[...partiesOf(ctx.actor)]}::text[]`;
      const mine = sql`exists (select 1 from submission s where s.demand_id = ${id}
        and (s.person_id = any(${parties}) or s.organisation_id = any(${parties})))`;
      return [given ? mine : sql`not ${mine}`];
    },
  },
};
