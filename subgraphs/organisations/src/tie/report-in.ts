import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { Area } from '../area/area.ts';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { Organisation, organisationRows } from '../organisation/organisation.ts';
import { Compound } from '../references.ts';

/** The units whose report-in to a community is in force today. */
const reportedInTo = rowsByKey<{ key: string; id: string }>(
  db,
  (communities) => sql`
    select distinct x.to_area_id as key, x.from_organisation_id as id from tie_now x
    where x.to_area_id = any(${communities}) and x.kind = 'REPORT_IN' and x.in_force
    order by 1, 2`,
);

builder.prismaObjectFields(Area, (t) => ({
  reportedInOrganisations: t.field({
    type: [Organisation],
    nullable: { list: true, items: true },
    description:
      'The units that have reported in to the community and still stand by it (报到单位).',
    resolve: async ({ id }, _args, ctx, info) => {
      const units = await reportedInTo(id, ctx);
      return Promise.all(units.map((unit) => organisationRows.load(unit.id, ctx, info)));
    },
  }),
  reportedInOrganisationIds: t.idList({
    inaccessible: true,
    nullable: true,
    description:
      'The ids of the units that reported in, for the matching of demands: an empty list means none, never unknown; the same for every caller.',
    resolve: async ({ id }, _args, ctx) => (await reportedInTo(id, ctx)).map((unit) => unit.id),
  }),
}));

interface InArea {
  id: string;
  area?: { id: string } | null;
}

builder.objectFields(Compound, (t) => ({
  area: t.field({
    type: Area,
    nullable: true,
    directives: { external: true },
    description: 'The community in which it lies; compounds says.',
    resolve: () => null,
  }),
  reportedInOrganisations: t.field({
    type: [Organisation],
    nullable: { list: true, items: true },
    directives: [{ name: 'requires', args: { fields: 'area { id }' } }],
    description: 'The units that have reported in to the community of the compound.',
    resolve: async (compound: InArea, _args, ctx, info) => {
      if (compound.area === undefined) {
        throw new Error(`The community of ${compound.id} is not known here.`);
      }
      const units = compound.area ? await reportedInTo(compound.area.id, ctx) : [];
      return Promise.all(units.map((unit) => organisationRows.load(unit.id, ctx, info)));
    },
  }),
}));
