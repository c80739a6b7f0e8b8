import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Compound } from '../references.ts';
import { Organisation, organisationRows } from './organisation.ts';

const branchOf = rowsByKey<{ key: string; id: string }>(
  db,
  (compounds) => sql`
    select x.compound_id as key, x.id from organisation x
    where x.compound_id = any(${compounds})
      and x.kind = 'COMPOUND_PARTY_BRANCH' and x.dissolved_on is null`,
);

builder.objectField(Compound, 'partyOrganisation', (t) =>
  t.field({
    type: Organisation,
    nullable: true,
    description: 'The Party branch of the compound (小区党支部); null when none is known.',
    resolve: async (compound, _args, ctx, info) => {
      const [branch] = await branchOf(compound.id, ctx);
      return branch ? organisationRows.load(branch.id, ctx, info) : null;
    },
  }),
);
