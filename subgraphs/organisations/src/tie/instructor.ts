import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Person, personRows } from '../person/person.ts';
import { PropertyFirm } from '../references.ts';

const instructorOf = rowsByKey<{ key: string; id: string }>(
  db,
  (firms) => sql`
    select o.firm_id as key, x.from_person_id as id
    from organisation o join tie_now x on x.to_organisation_id = o.id
    where o.firm_id = any(${firms}) and x.kind = 'INSTRUCTION' and x.in_force`,
);

builder.objectField(PropertyFirm, 'instructor', (t) =>
  t.field({
    type: Person,
    nullable: true,
    description:
      'The Party-building instructor (党建指导员) of the firm, one at a time; null when none is known.',
    resolve: async (firm, _args, ctx, info) => {
      const [found] = await instructorOf(firm.id, ctx);
      return found ? personRows.load(found.id, ctx, info) : null;
    },
  }),
);
