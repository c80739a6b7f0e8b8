import { failure } from '@lianjian/kernel/errors';
import { builder } from '../builder.ts';
import { chinaWorkdays } from './announced.ts';
import { plusWorkdays, type WorkdayCalendar as Shape } from './calendar.rules.ts';

/** More than a year of working days; no clock is that long. */
const COUNT_MAX = 366;

const WorkdayCalendar = builder.objectRef<Shape>('WorkdayCalendar').implement({
  description:
    'The working days of China (工作日历), with public holidays and the weekend days worked instead, as the State Council announced them. Days are those of Asia/Shanghai.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day that is known.' }),
    to: t.expose('to', {
      type: 'Date',
      description:
        'The last day that is known: a week before the end of the last year that was announced, since the next year can still move those days.',
    }),
    isWorkday: t.boolean({
      nullable: true,
      description: 'Whether people work on a day; null where that is not known.',
      args: { day: t.arg({ type: 'Date', required: true, description: 'The day.' }) },
      resolve: ({ isWorkday }, { day }) => isWorkday(day),
    }),
    plusWorkdays: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last of so many working days after a day; null where it would lead out of what is known.',
      args: {
        day: t.arg({ type: 'Date', required: true, description: 'The day before the first.' }),
        count: t.arg.int({
          required: true,
          description: `How many, from 0 to ${COUNT_MAX}; anything else is BAD_USER_INPUT.`,
        }),
      },
      resolve: (calendar, { day, count }, ctx) => {
        if (count < 0 || count > COUNT_MAX) {
          const texts = { zh: `须为 0 到 ${COUNT_MAX}。`, en: `It is 0 to ${COUNT_MAX}.` };
          throw failure('BAD_USER_INPUT', texts, ctx);
        }
        return plusWorkdays(day, count, calendar);
      },
    }),
  }),
});

builder.queryField('workdayCalendar', (t) =>
  t.field({
    type: WorkdayCalendar,
    nullable: true,
    description: 'The calendar by which working days are counted here, and which days it knows.',
    resolve: () => chinaWorkdays,
  }),
);
