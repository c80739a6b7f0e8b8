import { all, raw } from '@lianjian/kernel/sql';
import { activities } from '../activity/activity-list.ts';
import { feedbacks } from '../feedback/feedback-list.ts';
import { recurringServices } from '../recurring-service/recurring-list.ts';
import { hasUnrecordedDays, REMINDED_DAYS } from '../recurring-service/unrecorded.ts';
import { here, inState, Worklist } from './worklist.ts';

feedbacks.nested(Worklist, 'complaints', {
  description: 'Complaints that nobody has answered yet (待答复的投诉), the oldest first.',
  nullable: false,
  orderBy: [{ field: 'givenOn', direction: 'ASC' }],
  scope: inState('OPEN'),
});
activities.nested(Worklist, 'toHold', {
  description:
    'Planned activities whose day has passed: whether they were held, or cancelled, is not written down (待登记的活动).',
  nullable: false,
  orderBy: [{ field: 'heldOn', direction: 'ASC' }],
  // Of a month or a year that is all that is known, the whole has to be over.
  scope: (area) =>
    all([
      inState('PLANNED')(area),
      raw(`x.held_on < left(
        (statement_timestamp() at time zone 'Asia/Shanghai')::date::text, length(x.held_on))`),
    ]),
});
recurringServices.nested(Worklist, 'toRecord', {
  description: `Recurring services with a day among the last ${REMINDED_DAYS} of which nobody wrote down how it went (待登记的服务日); which days, occurrences tells.`,
  nullable: false,
  orderBy: [{ field: 'startsOn', direction: 'ASC' }],
  scope: (area) => all([here(area), hasUnrecordedDays()]),
});
