import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { raw, sql, within } from '@lianjian/kernel/sql';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Area } from '../references.ts';
import { type Counted, type Coverage as CoverageShape, coverageOf } from './coverage.rules.ts';

const Coverage = builder.objectRef<CoverageShape>('Coverage').implement({
  description: 'How much of a whole something covers (覆盖率).',
  fields: (t) => ({
    part: t.exposeInt('part', {
      description: 'How many are covered; one of which nothing is known does not count.',
    }),
    whole: t.exposeInt('whole', {
      nullable: true,
      description: 'Of how many; null unless the register of the area is declared complete.',
    }),
    rate: t.expose('rate', {
      type: 'Decimal',
      nullable: true,
      description: 'The part by the whole, from 0 to 1; null where the whole is null.',
    }),
  }),
});

/** A register covers its area and all below it, so a declaration further up will do. */
const countedByArea = rowsByKey<Counted & { key: string }>(
  db,
  (keys) => sql`
    select n.id as key, c.compounds, c.established, exists (
      select from compound_register r
      where n.path = r.area_path or n.path like r.area_path || '.%'
    ) as complete
    from area_node n
    cross join lateral (
      select count(*)::int as compounds,
        (count(*) filter (where x.owners_committee_status = 'ESTABLISHED'))::int as established
      from compound x where ${within(sql`x.area_path`, raw('n.path'))}
    ) c
    where n.id = any(${keys})`,
);

/** An area that nothing was entered in is not known here. */
const NOTHING: Counted = { compounds: 0, established: 0, complete: false };

builder.objectField(Area, 'ownersCommitteeCoverage', (t) =>
  t.field({
    type: Coverage,
    nullable: true,
    description:
      "How many compounds of the area and below have an established owners' committee, of how many.",
    resolve: async ({ id }, _args, ctx) => {
      const [counted] = await countedByArea(id, ctx);
      return coverageOf(counted ?? NOTHING);
    },
  }),
);
