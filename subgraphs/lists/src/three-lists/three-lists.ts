import type { Context } from '@lianjian/kernel/context';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { builder } from '../builder.ts';
import { claims } from '../claim/claim-list.ts';
import { db } from '../db.ts';
import { demands } from '../demand/demand-list.ts';
import { Area } from '../references.ts';
import { resources } from '../resource/resource-list.ts';
import {
  CAME_TO_SOMETHING,
  claimedIn,
  keyOf,
  onClaimList,
  onDemandList,
  onResourceList,
} from './scope.ts';

export interface Lists {
  /** The area's id, a blank and the quarter: what the lists below are read by. */
  id: string;
  areaId: string;
  quarter: string;
}

const listsOf = (areaId: string, quarter: string): Lists => ({
  id: keyOf(areaId, quarter),
  areaId,
  quarter,
});

export const ThreeLists = builder.objectRef<Lists>('ThreeLists').implement({
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

resources.nested(ThreeLists, 'resources', {
  description:
    'The service-resource list (服务资源清单): what was offered to the area at some time in the quarter, with the state of today; what was suspended or withdrawn since stays on the lists of the quarters in which it was offered.',
  nullable: false,
  scope: onResourceList,
});

demands.nested(ThreeLists, 'demands', {
  description:
    'The demand list (需求清单): what was collected by the quarter and was on its list, with the counters of today.',
  nullable: false,
  scope: onDemandList,
});

demands.nested(ThreeLists, 'claimList', {
  description:
    'The claim list (服务项目认领清单): the demands put up for claiming, claimed or not; their claims are inside each.',
  nullable: false,
  scope: onClaimList,
});

claims.nested(ThreeLists, 'claims', {
  description:
    'The claims that take capacity of the quarter; without those declined, released or expired unless the filter asks for states.',
  nullable: false,
  scope: claimedIn,
  unlessFiltered: {
    field: 'state',
    condition: CAME_TO_SOMETHING,
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
