import { batched } from '@lianjian/kernel/batched';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { Agreement } from '../agreement/agreement.ts';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Area, Compound } from '../references.ts';
import { coversPlace } from './covers.rules.ts';
import { meetCompound, meetCompoundsWithin } from './known-compounds.ts';

const coveredBy = rowsByKey<{ key: string; id: string; areaPath: string }>(
  db,
  (agreements) => sql`
    select r.agreement_id as key, r.compound_id as id, r.area_path as "areaPath"
    from agreement_covers r
    where r.agreement_id = any(${agreements}) order by 1, 2`,
);

const areasOf = rowsByKey<{ key: string; id: string; path: string }>(
  db,
  (agreements) => sql`
    select r.agreement_id as key, r.area_id as id, r.area_path as path from agreement_area r
    where r.agreement_id = any(${agreements}) order by 1, 2`,
);

/** What is covered today; of those that cover areas it is not known while nobody tells what lies there. */
const compoundsOf = batched<readonly { id: string }[]>(async (agreements, ctx) => {
  const areas = await Promise.all(agreements.map((id) => areasOf(id, ctx)));
  const areaIds = areas.flatMap((each) => each.map(({ id }) => id));
  const failure = await meetCompoundsWithin(areaIds, ctx);
  const covered = await Promise.all(agreements.map((id) => coveredBy(id, ctx)));
  return covered.map((each, at) => (failure && areas[at]?.length ? failure : each));
});

builder.prismaObjectFields(Agreement, (t) => ({
  areas: t.field({
    type: [Area],
    nullable: { list: true, items: true },
    description: 'The areas that it covers as a whole.',
    select: { areas: { select: { areaId: true }, orderBy: { areaId: 'asc' } } },
    resolve: ({ areas }) => areas.map(({ areaId }) => ({ id: areaId })),
  }),
  compounds: t.field({
    type: [Compound],
    nullable: { list: true, items: true },
    description:
      'Every compound that it covers today, by name or with its area, those entered since then too; the owner of compounds is asked what lies in the areas, and while it is down this is unknown.',
    resolve: ({ id }, _args, ctx) => compoundsOf(id, ctx),
  }),
  coversPlace: t.boolean({
    inaccessible: true,
    nullable: true,
    description:
      'Whether it covers the compound, or where none is named anything of the community, for what names the agreement; the same for every caller.',
    args: {
      areaId: t.arg.id({ required: true, description: 'The community.' }),
      compoundId: t.arg.id({ description: 'A compound in it.' }),
    },
    resolve: async ({ id }, { areaId, compoundId = null }, ctx) => {
      const areaPath = (await pathsOf(db(), [areaId], ctx)).get(areaId);
      if (!areaPath) {
        return false;
      }
      if (compoundId) {
        await meetCompound(compoundId, ctx);
      }
      const [areas, compounds] = await Promise.all([areasOf(id, ctx), coveredBy(id, ctx)]);
      const areaPaths = areas.map(({ path }) => path);
      return coversPlace({ areaPaths, compounds }, { areaPath, compoundId: compoundId ?? null });
    },
  }),
}));
