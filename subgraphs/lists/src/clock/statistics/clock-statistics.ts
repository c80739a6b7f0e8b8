import { kernelView } from '@lianjian/kernel/builder';
import type { Context } from '@lianjian/kernel/context';
import { failure } from '@lianjian/kernel/errors';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../../builder.ts';
import { Area, Organisation } from '../../references.ts';
import { ClockCode } from '../clock-words.ts';
import {
  GROUPINGS,
  type Grouping,
  type Statistic,
  statisticsOf,
} from './clock-statistics.store.ts';

const FIRST_MAX = 100;

const ClockGrouping = enumeration(
  kernelView(builder),
  'ClockGrouping',
  'What clocks are counted by (统计维度).',
  GROUPINGS,
);

interface Counted extends Statistic {
  groupBy: Grouping | null;
}

const ClockStatistic = builder.objectRef<Counted>('ClockStatistic').implement({
  description:
    'How the clocks of one group went (时限统计). Times are of those that ended, without their pauses; each percentile is one that was measured.',
  fields: (t) => ({
    responder: t.field({
      type: Organisation,
      nullable: true,
      description:
        'The organisation or firm they are of; null where they are not counted by it, or persons answered.',
      resolve: ({ group, groupBy }) => (group && groupBy !== 'COMMUNITY' ? { id: group } : null),
    }),
    community: t.field({
      type: Area,
      nullable: true,
      description: 'The community they are of; null where they are not counted by it.',
      resolve: ({ group, groupBy }) => (group && groupBy === 'COMMUNITY' ? { id: group } : null),
    }),
    count: t.exposeInt('count', { description: 'How many began.' }),
    met: t.exposeInt('met', { description: 'How many ended in time.' }),
    breached: t.exposeInt('breached', {
      description: 'How many did not, with those that are not answered and past their time.',
    }),
    unanswered: t.exposeInt('unanswered', {
      description: 'How many of these did not end at all.',
    }),
    open: t.exposeInt('open', { description: 'How many run or stand still, with time left.' }),
    undecided: t.exposeInt('undecided', {
      description: 'How many ended whose due time is not known yet.',
    }),
    cancelled: t.exposeInt('cancelled', { description: 'How many came to nothing, in time.' }),
    p50Seconds: t.int({
      nullable: true,
      description: 'Half of those that ended took so long or less; null when none ended.',
      resolve: ({ p50 }) => p50,
    }),
    p90Seconds: t.int({
      nullable: true,
      description: 'Nine of ten took so long or less; null when none ended.',
      resolve: ({ p90 }) => p90,
    }),
    p99Seconds: t.int({
      nullable: true,
      description: 'Ninety-nine of a hundred took so long or less; null when none ended.',
      resolve: ({ p99 }) => p99,
    }),
  }),
});

builder.queryField('clockStatistics', (t) =>
  t.field({
    type: [ClockStatistic],
    nullable: true,
    description:
      'How the clocks of an area and all below it went, of demands of every kind, never by person; most breaches first. For whoever has a credential, else UNAUTHENTICATED; null when there is no such area.',
    args: {
      areaId: t.arg.id({ required: true, description: 'The area, such as com-fangzhi.' }),
      code: t.arg({ type: ClockCode, required: true, description: 'Which clocks.' }),
      from: t.arg({ type: 'Date', description: 'Those that began on this day or later.' }),
      to: t.arg({ type: 'Date', description: 'Those that began on this day or before.' }),
      groupBy: t.arg({ type: ClockGrouping, description: 'By what; all together unless said.' }),
      first: t.arg.int({
        defaultValue: 20,
        description: `How many groups at most, from 1 to ${FIRST_MAX}; anything else is PAGE_SIZE.`,
      }),
    },
    resolve: async (
      _root,
      { areaId, code, from = null, to = null, groupBy = null, first },
      ctx,
    ) => {
      refuseStrangers(ctx);
      const size = first ?? 20;
      if (size < 1 || size > FIRST_MAX) {
        const texts = { zh: `须为 1 到 ${FIRST_MAX}。`, en: `It is 1 to ${FIRST_MAX}.` };
        throw failure('PAGE_SIZE', texts, ctx);
      }
      const found = await statisticsOf({ areaId, code, from, to, groupBy, first: size });
      return found?.map((each) => ({ ...each, groupBy })) ?? null;
    },
  }),
);

/** Counting what one may not read is reading it a little: members are told, strangers are not. */
function refuseStrangers(ctx: Context): void {
  if (!ctx.actor) {
    throw failure('UNAUTHENTICATED', { zh: '请先出示凭证。', en: 'Credentials are needed.' }, ctx);
  }
}
