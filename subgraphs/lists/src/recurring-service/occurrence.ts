import { failure } from '@lianjian/kernel/errors';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { builder } from '../builder.ts';
import { chinaWorkdays } from '../calendar/announced.ts';
import { db } from '../db.ts';
import { plusDays } from '../quarter/quarter.rules.ts';
import { occurrences, type Occurrence as Row } from './occurrence.rules.ts';
import { RecurringService } from './recurring.ts';
import { OccurrenceStanding } from './recurring-enumerations.ts';
import { type ScheduleNow, schedules } from './schedule.store.ts';

const DAYS_MAX = 366;

const scheduled = rowsByKey<ScheduleNow>(db, schedules);

const Occurrence = builder.objectRef<Row>('Occurrence').implement({
  description: 'One day on which a recurring service comes, or came (服务日).',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day.' }),
    standing: t.expose('standing', { type: OccurrenceStanding, description: 'How it went.' }),
  }),
});

builder.prismaObjectField(RecurringService, 'occurrences', (t) =>
  t.field({
    type: [Occurrence],
    description:
      'The days on which it comes within a stretch, worked out from its weekdays, days, pauses and, where it keeps to working days, the announced holidays.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'The last day, at most 366 days in all.',
      }),
    },
    resolve: async ({ id }, { from, to }, ctx) => {
      if (to < from || to >= plusDays(from, DAYS_MAX)) {
        const texts = { zh: '须为 1 到 366 天。', en: 'It must be 1 to 366 days.' };
        throw failure('BAD_USER_INPUT', texts, ctx, { argument: 'to' });
      }
      const [schedule] = await scheduled(`${id} ${from} ${to}`, ctx);
      const { isWorkday } = chinaWorkdays;
      return schedule ? occurrences(schedule, { from, to }, { ...schedule, isWorkday }) : [];
    },
  }),
);
