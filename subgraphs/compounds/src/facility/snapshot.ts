import type { FacilitySnapshot as Row } from '@lianjian/prisma-compounds/client';
import { builder, words } from '../builder.ts';
import { quantity } from '../quantity/quantity.rules.ts';
import type { Placed } from '../timeline/timeline.rules.ts';

/** What was so about a facility between two days. */
export const FacilitySnapshot = builder.objectRef<Placed<Row>>('FacilitySnapshot').implement({
  description:
    'The opening hours and the usage of a facility as they were from some day on (运行快照).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The snapshot.' }),
    startsOn: t.expose('startsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'Since when; null where not known.',
    }),
    endsOn: t.expose('endsOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When the next one began; null where not known, and of the current one.',
    }),
    attestedOn: t.expose('attestedOn', {
      type: 'PartialDate',
      nullable: true,
      description: 'When a report said that it is so; it began then or before.',
    }),
    current: t.exposeBoolean('current', { description: 'Whether it still holds.' }),
    hoursPerDay: t.field({
      type: words.Quantity,
      nullable: true,
      description: 'How long it was open, in hours a day (开放时间).',
      resolve: (row) => quantity(row.hoursPerDay, row.hoursPerDayQualifier, 'hour/day'),
    }),
    users: t.field({
      type: words.Quantity,
      nullable: true,
      description: 'How many people used it (使用人数).',
      resolve: (row) => quantity(row.users, row.usersQualifier, 'person'),
    }),
  }),
});
words.stored(FacilitySnapshot);
