import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { all, areaPath, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { builder } from '../builder.ts';
import { claims } from '../claim/claim-list.ts';
import { db } from '../db.ts';
import { demands } from '../demand/demand-list.ts';
import { Area } from '../references.ts';
import { resources } from '../resource/resource-list.ts';

interface Lists {
  /** The area's id, a blank and the quarter: what the lists below are read by. */
  id: string;
  areaId: string;
  quarter: string;
}

const listsOf = (areaId: string, quarter: string): Lists => ({
  id: `${areaId} ${quarter}`,
  areaId,
  quarter,
});

const areaOf = (key: Sql) => within(sql`x.area_path`, areaPath(sql`split_part(${key}, ' ', 1)`));
const quarterOf = (key: Sql) => sql`split_part(${key}, ' ', 2)`;

const ThreeLists = builder.objectRef<Lists>('ThreeLists').implement({
  description:
    'The three lists (三项清单) of an area and quarter: what is offered, what is needed, what was put up for claiming. They carry COMMUNITY_PROJECT only.',
  fields: (t) => ({
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area, with all below it.',
      resolve: ({ areaId }) => ({ id: areaId }),
    }),
    quarter: t.expose('quarter', { type: 'Quarter', description: 'The quarter.' }),
  }),
});

/** The first day of a quarter as SQL. */
const firstDay = (quarter: Sql) =>
  sql`make_date(left(${quarter}, 4)::int, right(${quarter}, 1)::int * 3 - 2, 1)`;

resources.nested(ThreeLists, 'resources', {
  description:
    'The service-resource list (服务资源清单): what stands on the list of the area and is offered at some time in the quarter.',
  nullable: false,
  scope: (key) =>
    all([
      areaOf(key),
      sql`x.state = 'OFFERED'`,
      sql`coalesce(x.available_from < ${firstDay(quarterOf(key))} + interval '3 months', true)`,
      sql`coalesce(x.available_to >= ${firstDay(quarterOf(key))}, true)`,
    ]),
});

const isProject = raw(`x.kind = 'COMMUNITY_PROJECT'`);

const onList = (key: Sql) =>
  all([
    areaOf(key),
    isProject,
    sql`x.quarter <= ${quarterOf(key)}`,
    sql`x.list_quarter >= ${quarterOf(key)}`,
  ]);

demands.nested(ThreeLists, 'demands', {
  description:
    'The demand list (需求清单): what was collected by the quarter and was on its list, with the counters of today.',
  nullable: false,
  scope: onList,
});

demands.nested(ThreeLists, 'claimList', {
  description:
    'The claim list (服务项目认领清单): the demands put up for claiming, claimed or not; their claims are inside each.',
  nullable: false,
  scope: (key) =>
    all([onList(key), raw(`x.route = 'CLAIM_LIST' and x.state not in ('MERGED', 'WITHDRAWN')`)]),
});

claims.nested(ThreeLists, 'claims', {
  description:
    'The claims that take capacity of the quarter; without those declined, released or expired unless the filter asks for states.',
  nullable: false,
  scope: (key) =>
    all([
      areaOf(key),
      sql`x.quarter = ${quarterOf(key)}`,
      raw(
        `exists (select 1 from demand d where d.id = x.demand_id and d.kind = 'COMMUNITY_PROJECT')`,
      ),
    ]),
  unlessFiltered: {
    field: 'state',
    condition: raw(`x.state not in ('DECLINED', 'RELEASED', 'EXPIRED')`),
  },
});

builder.objectField(Area, 'threeLists', (t) =>
  t.field({
    type: ThreeLists,
    nullable: true,
    description: 'The three lists of the area in a quarter.',
    args: { quarter: t.arg({ type: 'Quarter', required: true, description: 'The quarter.' }) },
    resolve: ({ id }, { quarter }) => listsOf(id, quarter),
  }),
);

const knownAreas = rowsByKey<{ key: string }>(
  db,
  (ids) => sql`select n.id as key from area_node n where n.id = any(${ids})`,
);

/** An area without a row in the lists is asked of its owner, once. */
const isArea = async (id: string, ctx: Context) =>
  (await knownAreas(id, ctx)).length > 0 || (await pathsOf(db(), [id], ctx)).has(id);

builder.queryField('threeLists', (t) =>
  t.field({
    type: ThreeLists,
    nullable: true,
    description:
      'The three lists of an area in a quarter; null when there is no such area. SUBGRAPH_UNAVAILABLE while one that is new here cannot be checked.',
    args: {
      areaId: t.arg.id({ required: true, description: 'The area, such as com-ningbao.' }),
      quarter: t.arg({ type: 'Quarter', required: true, description: 'The quarter.' }),
    },
    resolve: async (_root, { areaId, quarter }, ctx) =>
      (await isArea(areaId, ctx)) ? listsOf(areaId, quarter) : null,
  }),
);
