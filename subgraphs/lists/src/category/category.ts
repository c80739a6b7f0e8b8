import { inLocale } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { isOpen } from '../match/fit.store.ts';
import { Area } from '../references.ts';
import {
  CATEGORY_NAMES,
  type CategorySupply,
  everyCategory,
  type ServiceCategory,
} from './category.rules.ts';

const ServiceCategorySupply = builder.objectRef<CategorySupply>('ServiceCategorySupply').implement({
  description: 'A category of needs and offers, and how much of it there is in a place (需求类型).',
  fields: (t) => ({
    code: t.expose('code', { type: words.ServiceCategory, description: 'The category.' }),
    name: t.string({
      description: 'What it is called.',
      args: {
        locale: t.arg({ type: words.Locale, description: "The caller's language unless said." }),
      },
      resolve: ({ code }, { locale }, ctx) => inLocale(CATEGORY_NAMES[code], locale, ctx),
    }),
    openDemands: t.exposeInt('openDemands', {
      description: 'Demands of every kind that can be claimed now, from 0.',
    }),
    availableResources: t.exposeInt('availableResources', {
      description: 'Resources on offer on the lists of the place, from 0.',
    }),
  }),
});

interface Counted {
  key: string;
  code: ServiceCategory | null;
  demands: number;
  resources: number;
}

/** Open demands and offers by category, where the condition on their paths holds. */
const counts = (inside: (path: Sql) => Sql) => sql`
  select category, sum(demands)::int as demands, sum(resources)::int as resources
  from (
    select x.category, 1 as demands, 0 as resources
    from demand_now x where ${isOpen} and ${inside(raw('x.area_path'))}
    union all
    select r.category, 0, 1
    from service_resource r where r.state = 'OFFERED' and ${inside(raw('r.area_path'))}) each
  group by category`;

/** An area that is known gives a row at least; one that is not gives none. */
const inAreas = rowsByKey<Counted>(
  db,
  (ids) => sql`
    select n.id as key, c.category::text as code, c.demands, c.resources
    from area_node n
    left join lateral (${counts((path) => within(path, raw('n.path')))}) c on true
    where n.id = any(${ids})`,
);

const everywhere = () =>
  db().$queryRaw<Counted[]>(sql`
    select '' as key, c.category::text as code, c.demands, c.resources
    from (${counts(() => raw('true'))}) c`);

function shown(counted: readonly Counted[]): CategorySupply[] {
  return everyCategory(
    counted.flatMap(({ code, demands, resources }) =>
      code === null ? [] : [{ code, openDemands: demands, availableResources: resources }],
    ),
  );
}

const NOTE = 'every category once, in the order of the enumeration';

builder.objectField(Area, 'serviceCategories', (t) =>
  t.field({
    type: [ServiceCategorySupply],
    nullable: true,
    description: `What is open and on offer in the area and all below it by category: ${NOTE}.`,
    // Whether there is such an area is its owner's to say; here it has nothing yet.
    resolve: async ({ id }, _args, ctx) => shown(await inAreas(id, ctx)),
  }),
);

builder.queryField('serviceCategories', (t) =>
  t.field({
    type: [ServiceCategorySupply],
    nullable: true,
    description: `What is open and on offer by category: ${NOTE}. Null where there is no such area; SUBGRAPH_UNAVAILABLE while one that is new here cannot be checked.`,
    args: {
      areaId: t.arg.id({ description: 'This area and all below it; everywhere unless said.' }),
    },
    resolve: async (_root, { areaId }, ctx) => {
      const rows = areaId ? await inAreas(areaId, ctx) : await everywhere();
      const isKnown =
        !areaId || rows.length > 0 || (await pathsOf(db(), [areaId], ctx)).has(areaId);
      return isKnown ? shown(rows) : null;
    },
  }),
);
