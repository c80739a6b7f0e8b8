import { builder } from '../builder.ts';

export const ScheduleRule = builder.prismaObject('ScheduleRule', {
  description: 'One weekly opening of a resource (每周时段), in the clock time of Asia/Shanghai.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: '1 (Monday) to 7 (Sunday).' }),
    from: t.exposeString('fromTime', { description: 'When it opens, HH:MM.' }),
    to: t.exposeString('toTime', { description: 'When it closes, HH:MM, later than it opens.' }),
  }),
});
