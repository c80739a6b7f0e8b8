import type { ListField } from '@lianjian/kernel/filter';
import { raw, sql } from '@lianjian/kernel/sql';
import { putForward } from '../demand/taking-part.visibility.ts';

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
      const mine = ctx.actor ? putForward(ctx.actor, id) : raw('false');
      return [given ? mine : sql`not ${mine}`];
    },
  },
};
