import { partiesOf } from '@lianjian/kernel/acting';
import type { Actor, Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { all, areaPath, raw, type Sql, sql, within } from '@lianjian/kernel/sql';
import { keepsBooksOf } from '@lianjian/vocabulary/authority.rules';
import { builder } from '../builder.ts';
import { ARRANGED_FIRST, isArranged } from '../claim/arrangement/arranged.ts';
import { claims } from '../claim/claim-list.ts';
import { clocks } from '../clock/clock-list.ts';
import { db } from '../db.ts';
import { demands } from '../demand/demand-list.ts';
import { redemptions } from '../points/redemption/redemption.ts';
import { waitsForPoints } from '../points/scoring/waiting.store.ts';
import { Area } from '../references.ts';

export const Worklist = builder.objectRef<{ id: string }>('Worklist').implement({
  description:
    'What waits for a community (工作清单): each queue with its count, what is due first at its head. A row can stand in several.',
  fields: (t) => ({
    area: t.field({
      type: Area,
      nullable: true,
      description: 'The area, with all below it.',
      resolve: ({ id }) => ({ id }),
    }),
  }),
});

/** Of the area and all below it. */
export const here = (area: Sql) => within(sql`x.area_path`, areaPath(area));
/** Of the area and all below it, in one of these states. */
export const inState =
  (...states: string[]) =>
  (area: Sql) =>
    all([here(area), sql`x.state::text = any (${states}::text[])`]);

const OLDEST_FIRST = [
  { field: 'urgency', direction: 'DESC' },
  { field: 'receivedAt', direction: 'ASC' },
] as const;

demands.nested(Worklist, 'toSort', {
  description: 'Handed in and not looked at yet (待梳理), the most urgent first.',
  nullable: false,
  orderBy: OLDEST_FIRST,
  scope: inState('COLLECTED'),
});
demands.nested(Worklist, 'toPlace', {
  description:
    'Understood, and neither listed nor named to anybody yet (待派发), the most urgent first.',
  nullable: false,
  orderBy: OLDEST_FIRST,
  scope: inState('SORTED'),
});
demands.nested(Worklist, 'toReply', {
  description:
    'Cases that are settled, and whose outcome was not told to whoever reported them (待回音), the most urgent first.',
  nullable: false,
  orderBy: OLDEST_FIRST,
  scope: (area) => all([inState('RESOLVED')(area), raw(`x.kind = 'CASE'`)]),
});
demands.nested(Worklist, 'pastWanted', {
  description: 'Wanted by a day that has passed, and not done yet (过期未办).',
  nullable: false,
  orderBy: [{ field: 'wantedBy', direction: 'ASC' }],
  scope: (area) =>
    all([
      here(area),
      raw(`x.wanted_by < (statement_timestamp() at time zone 'Asia/Shanghai')::date`),
      raw(`x.state in ('COLLECTED', 'SORTED', 'ROUTED', 'LISTED', 'CLAIMED')`),
    ]),
});
demands.nested(Worklist, 'carriedOver', {
  description:
    'On the claim list again, after a quarter in which nobody took it (结转), the oldest first.',
  nullable: false,
  orderBy: [{ field: 'receivedAt', direction: 'ASC' }],
  scope: (area) => all([inState('LISTED')(area), raw('x.carried_over > 0')]),
});

claims.nested(Worklist, 'toAccept', {
  description: 'Claims that hold until they are answered (待确认), the first to expire first.',
  nullable: false,
  orderBy: [{ field: 'expiresAt', direction: 'ASC' }],
  scope: inState('HELD'),
});
claims.nested(Worklist, 'toChoose', {
  description: 'Sign-ups of which some are to be chosen (待选定).',
  nullable: false,
  orderBy: [{ field: 'claimedAt', direction: 'ASC' }],
  scope: (area) =>
    all([
      inState('APPLIED')(area),
      raw(`exists (select 1 from demand_now d where d.id = x.demand_id and d.state = 'LISTED')`),
    ]),
});
claims.nested(Worklist, 'arranged', {
  description: 'Services that are arranged and not reported yet (已预约), the next first.',
  nullable: false,
  orderBy: ARRANGED_FIRST,
  scope: (area) => all([here(area), isArranged]),
});
claims.nested(Worklist, 'toConfirm', {
  description: 'Reported as delivered, and not confirmed by the other side (待核实).',
  nullable: false,
  orderBy: [{ field: 'updatedAt', direction: 'ASC' }],
  scope: inState('DELIVERED'),
});
claims.nested(Worklist, 'toRate', {
  description: 'Confirmed, and rated by nobody yet (待评价).',
  nullable: false,
  orderBy: [{ field: 'closedAt', direction: 'ASC' }],
  scope: (area) =>
    all([
      inState('CONFIRMED')(area),
      raw('not exists (select 1 from rating r where r.claim_id = x.id)'),
    ]),
});

claims.nested(Worklist, 'toScore', {
  description:
    'Confirmed, with somebody who took part and was given no points for it, though a rule was in force on the day (待评分).',
  nullable: false,
  orderBy: [{ field: 'closedAt', direction: 'ASC' }],
  scope: (area) => all([inState('CONFIRMED')(area), waitsForPoints]),
});
redemptions.nested(Worklist, 'toHandOut', {
  description: 'Goods that were paid for with points and not handed over yet (待发放).',
  nullable: false,
  orderBy: [{ field: 'redeemedAt', direction: 'ASC' }],
  scope: inState('REDEEMED'),
});

const isOpen = raw('x.stopped_at is null and x.cancelled_at is null');

clocks.nested(Worklist, 'overdue', {
  description: 'Clocks whose time is over and that did not end (超时未办), the longest first.',
  nullable: false,
  orderBy: [{ field: 'dueAt', direction: 'ASC' }],
  scope: (area) => all([here(area), isOpen, raw('x.breached')]),
});
clocks.nested(Worklist, 'toVisit', {
  description: 'Return visits that are owed (待回访), the first due first.',
  nullable: false,
  orderBy: [{ field: 'dueAt', direction: 'ASC' }],
  scope: (area) => all([here(area), isOpen, raw(`x.code = 'RETURN_VISIT'`)]),
});

const paths = rowsByKey<{ key: string; path: string }>(
  db,
  (ids) => sql`select n.id as key, n.path from area_node n where n.id = any(${ids})`,
);

builder.queryField('worklist', (t) =>
  t.field({
    type: Worklist,
    nullable: true,
    description:
      'What waits for a community, or for all below an area. For who acts for it or for an area above it, else FORBIDDEN; null when there is no such area.',
    args: { areaId: t.arg.id({ required: true, description: 'The area, such as com-ningbao.' }) },
    resolve: async (_root, { areaId }, ctx) => {
      const [found] = await paths(areaId, ctx);
      if (found && !mayWork(required(ctx), found.path)) {
        const texts = {
          zh: '须由该区域或其上级查看。',
          en: 'Only the area, or one above it, may see this.',
        };
        throw failure('FORBIDDEN', texts, ctx);
      }
      return found ? { id: areaId } : null;
    },
  }),
);

/** Whether the actor works in an area, as any of its organisations. */
function mayWork(actor: Actor, path: string): boolean {
  return partiesOf(actor).some((party) => keepsBooksOf(actor, party, path));
}

function required(ctx: Context): Actor {
  if (!ctx.actor) {
    throw failure('UNAUTHENTICATED', { zh: '请先出示凭证。', en: 'Credentials are needed.' }, ctx);
  }
  return ctx.actor;
}
