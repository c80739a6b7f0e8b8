import { kernelView } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { askEntities } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';
import { db } from '../db.ts';
import { dayOf } from '../quarter/quarter.rules.ts';
import { activityRows, ServiceActivity } from './activity.ts';
import { type Dated, type MonthStanding, monthOf, monthsOf, standingOf } from './month.rules.ts';

interface Row extends Dated {
  id: string;
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
    NOT_OWED: 'It was over before the community was entered, so none was owed (尚未建档).',
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
      'The twelve months of a year with the convenience days of a community: at least one is due in each from the month on in which the community was entered; of those that the sample knows from reports no such month is known. Each community keeps its own: BAD_USER_INPUT for an area above them. Null for an unknown one.',
    args: {
      areaId: t.arg.id({ required: true, description: 'The community.' }),
      year: t.arg.int({ required: true, description: 'The year, 2000 to 2100.' }),
    },
    resolve: async (_root, { areaId, year }, ctx) => {
      if (year < 2000 || year > 2100) {
        const texts = { zh: '年份须在 2000 至 2100 之间。', en: 'The year is from 2000 to 2100.' };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'year' });
      }
      if (!areaId.startsWith('com-')) {
        const texts = {
          zh: '须为社区：便民服务日由各社区分别开展。',
          en: 'It must be a community: each keeps its own convenience days.',
        };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'areaId' });
      }
      const since = await sinceWhen(areaId, ctx);
      return since && monthly(year, await activitiesOf(areaId, year), since);
    },
  }),
);

/** The convenience days of a community in a year, the earliest first. */
const activitiesOf = (areaId: string, year: number) =>
  db().$queryRaw<Row[]>(sql`
    select a.id, a.held_on as "heldOn", a.state::text as state from service_activity a
    where a.area_id = ${areaId} and a.kind = 'CONVENIENCE_DAY'
      and left(a.held_on, 4) = ${String(year)}
    order by a.held_on, a.id`);

/** The month of today, and that in which a community was entered; null where there is none. */
async function sinceWhen(areaId: string, ctx: Context): Promise<Between | null> {
  const named = [{ __typename: 'Area', id: areaId }];
  const selection = '... on Area { provenance createdAt }';
  const [answer] = await askEntities('organisations', named, selection, ctx);
  const area = answer as { provenance: string; createdAt: string } | null;
  const [clock] = await db().$queryRaw<{ now: Date }[]>(
    sql`select statement_timestamp()::timestamptz(3) as now`,
  );
  if (!area || !clock) {
    return null;
  }
  const monthAt = (instant: Date) => dayOf(instant).slice(0, 7);
  // Of what is known from reports nobody knows since when.
  const firstMonth = area.provenance === 'ENTERED' ? monthAt(new Date(area.createdAt)) : null;
  return { thisMonth: monthAt(clock.now), firstMonth };
}

interface Between {
  thisMonth: string;
  firstMonth: string | null;
}

function monthly(year: number, rows: readonly Row[], between: Between): Month[] {
  return monthsOf(year).map((month) => ({
    month,
    standing: standingOf(month, rows, between),
    activityIds: rows.filter(({ heldOn }) => monthOf(heldOn) === month).map(({ id }) => id),
  }));
}
