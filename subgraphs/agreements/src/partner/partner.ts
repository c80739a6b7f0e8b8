import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { PARTNER_ROLES } from '../agreement/agreement.rules.ts';
import { inForceNow } from '../agreement/agreement.store.ts';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Compound, Organisation } from '../references.ts';

/** `partnersOf` of the rules over all agreements that cover a compound and are in force today. */
const partnersOf = rowsByKey<{ key: string; id: string }>(
  db,
  (compounds) => sql`
    select distinct c.compound_id as key, p.organisation_id as id
    from agreement_covers c
    join agreement x on x.id = c.agreement_id
    join agreement_party p on p.agreement_id = x.id
    where c.compound_id = any(${compounds}) and ${inForceNow}
      and p.role::text = any(${[...PARTNER_ROLES]}::text[])
    order by 1, 2`,
);

builder.objectFields(Compound, (t) => ({
  partnerOrganisations: t.field({
    type: [Organisation],
    nullable: { list: true, items: true },
    description:
      'The partner units (联建单位): parties of agreements in force that cover the compound, without the community, the compound’s own bodies and its firm.',
    resolve: ({ id }, _args, ctx) => partnersOf(id, ctx),
  }),
  partnerOrganisationIds: t.idList({
    inaccessible: true,
    description:
      'The ids of the partner units, for the matching of demands: an empty list means none, never unknown; the same for every caller.',
    nullable: true,
    resolve: async ({ id }, _args, ctx) => (await partnersOf(id, ctx)).map((unit) => unit.id),
  }),
}));
