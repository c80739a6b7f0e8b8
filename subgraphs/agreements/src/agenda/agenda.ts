import { kernelView } from '@lianjian/kernel/builder';
import { entity } from '@lianjian/kernel/entities';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { Meeting } from '../meeting/meeting.ts';
import { Demand } from '../references.ts';

export const AgendaGravity = enumeration(
  kernelView(builder),
  'AgendaGravity',
  'How a matter is dealt with in the deliberation hall (议事规则).',
  {
    MAJOR: 'A major matter, discussed together (大事共议).',
    IMPORTANT: 'An important matter, decided together (要事共决).',
    URGENT: 'An urgent matter, consulted on between sessions too (急事共商).',
  },
);

export const AgendaTopic = enumeration(
  kernelView(builder),
  'AgendaTopic',
  'What a matter is about (议题).',
  {
    HARD_PROBLEM: 'A long-standing problem of the neighbourhood (难点问题).',
    DISPUTE: 'A dispute between neighbours or parties (矛盾纠纷).',
    SUPPLY_DEMAND_MATCHING: 'Who can meet which need (供需匹配).',
    RENOVATION: 'Renewal of old buildings (老旧小区改造).',
    PARKING: 'Parking (停车).',
    ROAD_DAMAGE: 'Broken paving (路面破损).',
    BLOCKED_SEWER: 'Blocked sewers (下水道堵塞).',
    SAFETY: 'Fire, e-bikes and other dangers (安全).',
    PLAN: 'What the parties set out to do (计划).',
    OTHER: 'Something else (其他).',
  },
);

export const AgendaOutcome = enumeration(
  kernelView(builder),
  'AgendaOutcome',
  'How a matter ended in a meeting (结果).',
  {
    DISCUSSED: 'Discussed (已议).',
    DECIDED: 'Decided, with a record (已决).',
    CONSULTED: 'Consulted on (已商).',
    AGREED: 'Those concerned agreed (达成一致).',
    DEFERRED: 'Put off (缓议).',
    REFERRED: 'Handed on to somebody else (转办).',
  },
);

export const agendaRows = entity('AgendaItem', (args) => db().agendaItem.findMany(args));

export const AgendaItem = builder.prismaObject('AgendaItem', {
  description: 'One matter on the agenda of a meeting (议程).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Such as agd-heshun-17-1.' }),
    title: t.exposeString('title', { description: 'The matter.' }),
    gravity: t.expose('gravity', {
      type: AgendaGravity,
      nullable: true,
      description: 'How it is dealt with; null outside the hall, where matters are not graded.',
    }),
    topic: t.expose('topic', { type: AgendaTopic, description: 'What it is about.' }),
    outcome: t.expose('outcome', {
      type: AgendaOutcome,
      nullable: true,
      description: 'How it ended; null where not known.',
    }),
    conclusion: t.exposeString('conclusion', {
      nullable: true,
      description: 'What was concluded, in short; a decision always has one.',
    }),
    meeting: t.relation('meeting', { description: 'The meeting on whose agenda it stands.' }),
    demand: t.field({
      type: Demand,
      nullable: true,
      description: 'The demand of the lists that was tabled; null for another matter.',
      resolve: ({ demandId: id }) => (id === null ? null : { id }),
    }),
  }),
});
words.stored(AgendaItem);

builder.prismaObjectField(Meeting, 'agenda', (t) =>
  t.relation('agenda', {
    type: AgendaItem,
    description: 'What was on the agenda, in order.',
    query: { orderBy: { position: 'asc' } },
  }),
);

const tabledOf = rowsByKey<{ key: string; id: string }>(
  db,
  (demands) => sql`
    select x.demand_id as key, x.id from agenda_item x
    where x.demand_id = any(${demands}) order by 1, 2`,
);

builder.objectField(Demand, 'agendaItems', (t) =>
  t.field({
    type: [AgendaItem],
    nullable: { list: true, items: true },
    description: 'Where the demand stood on the agenda of a meeting, the earliest tabled first.',
    resolve: async ({ id }, _args, ctx, info) => {
      const items = await tabledOf(id, ctx);
      return Promise.all(items.map((item) => agendaRows.load(item.id, ctx, info)));
    },
  }),
);
