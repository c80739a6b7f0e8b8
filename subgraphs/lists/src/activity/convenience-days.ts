import { kernelView } from '@lianjian/kernel/builder';
import { failure } from '@lianjian/kernel/errors';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { activityRows, ServiceActivity } from './activity.ts';
import { type Dated, type MonthStanding, monthOf, monthsOf, standingOf } from './month.rules.ts';

interface Row extends Dated {
  id: string;
  now: Date;
}

interface Month {
  month: string;
  standing: MonthStanding;
  activityIds: string[];
}

const ConvenienceMonthStanding = enumeration(
  kernelView(builder),
  'ConvenienceMonthStanding',
  'Whether a month has its convenience day (便民服务日).',
  {
    HELD: 'It was held (已开展).',
    PLANNED: 'One is planned (计划中).',
    MISSING: 'The month is over without one (缺办).',
    TO_COME: 'Nothing is planned, and the month is not over (待安排).',
  },
);

const ConvenienceMonth = builder.objectRef<Month>('ConvenienceMonth').implement({
  description: 'One month of the monthly convenience days of a community (每月便民服务日).',
  fields: (t) => ({
    month: t.expose('month', { type: 'PartialDate', description: 'The month, such as 2023-06.' }),
    standing: t.expose('standing', {
      type: ConvenienceMonthStanding,
      description: 'Whether it has one.',
    }),
    activities: t.field({
      type: [ServiceActivity],
      description: 'Its convenience days, the earliest first, cancelled ones too.',
      resolve: async ({ activityIds }, _args, ctx, info) => {
        const rows = await Promise.all(activityIds.map((id) => activityRows.load(id, ctx, info)));
        return rows.filter((row) => row !== null);
      },
    }),
  }),
});

builder.queryField('convenienceDays', (t) =>
  t.field({
    type: [ConvenienceMonth],
    nullable: true,
    description:
      'The twelve months of a year with the convenience days of a community: at least one is due in each. Null for an unknown area.',
    args: {
      areaId: t.arg.id({ required: true, description: 'The community.' }),
      year: t.arg.int({ required: true, description: 'The year, 2000 to 2100.' }),
    },
    resolve: async (_root, { areaId, year }, ctx) => {
      if (year < 2000 || year > 2100) {
        const texts = { zh: '年份须在 2000 至 2100 之间。', en: 'The year is from 2000 to 2100.' };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'year' });
      }
      const rows = await db().$queryRaw<(Row | (Omit<Row, 'id'> & { id: null }))[]>(sql`
        select a.id, a.held_on as "heldOn", a.state::text as state,
          statement_timestamp()::timestamptz(3) as now
        from area_node n
        left join service_activity a on a.area_id = n.id and a.kind = 'CONVENIENCE_DAY'
          and left(a.held_on, 4) = ${String(year)}
        where n.id = ${areaId} order by a.held_on, a.id`);
      const [first] = rows;
      return first ? monthly(year, rows.filter(isThere), dayOf(first.now).slice(0, 7)) : null;
    },
  }),
);

const isThere = (row: { id: string | null }): row is Row => row.id !== null;

function monthly(year: number, rows: readonly Row[], thisMonth: string): Month[] {
  return monthsOf(year).map((month) => ({
    month,
    standing: standingOf(month, rows, thisMonth),
    activityIds: rows.filter(({ heldOn }) => monthOf(heldOn) === month).map(({ id }) => id),
  }));
}
