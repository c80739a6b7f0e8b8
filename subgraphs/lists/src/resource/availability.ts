import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { ServiceResource } from './resource.ts';

interface QuarterRow {
  key: string;
  quarter: string;
  capacity: number;
  free: number;
  held: number;
  committed: number;
}

/** The key is the resource's id, a blank and the quarter; a quarter not used yet has no row. */
const quarters = rowsByKey<QuarterRow>(
  db,
  (keys) => sql`
    select k.key, split_part(k.key, ' ', 2) as quarter,
      coalesce(q.capacity, r.capacity_per_quarter) as capacity,
      coalesce(q.free, r.capacity_per_quarter) as free,
      coalesce(q.held, 0) as held, coalesce(q.committed, 0) as committed
    from unnest(${keys}) as k(key)
    join service_resource r on r.id = split_part(k.key, ' ', 1)
    left join resource_quarter_now q
      on q.resource_id = r.id and q.quarter = split_part(k.key, ' ', 2)`,
);

const Availability = builder.objectRef<QuarterRow>('Availability').implement({
  description: 'What a resource has in one quarter: capacity is always free + held + committed.',
  fields: (t) => ({
    quarter: t.expose('quarter', { type: 'Quarter', description: 'The quarter.' }),
    capacity: t.exposeInt('capacity', { description: 'How much there is in the quarter.' }),
    free: t.exposeInt('free', { description: 'How much can be claimed now.' }),
    held: t.exposeInt('held', { description: 'How much is held and waits for an answer.' }),
    committed: t.exposeInt('committed', { description: 'How much was accepted.' }),
  }),
});

builder.prismaObjectField(ServiceResource, 'availability', (t) =>
  t.field({
    type: Availability,
    description:
      'How much of it is free in a quarter, at the instant of reading. Claims change it and not the resource: its updatedAt does not cover it, that of its claims does.',
    args: { quarter: t.arg({ type: 'Quarter', required: true, description: 'The quarter.' }) },
    resolve: async ({ id }, { quarter }, ctx) => {
      const [row] = await quarters(`${id} ${quarter}`, ctx);
      if (!row) {
        throw new Error('A resource vanished while its availability was read.');
      }
      return row;
    },
  }),
);
