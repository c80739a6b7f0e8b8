import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at, date, plusDays } from '../days.ts';
import { placeOf } from '../places.ts';

type Service = Prisma.RecurringServiceCreateManyInput;
type Serving = Prisma.ServingCreateManyInput;

function service(
  place: string,
  row: Partial<Service> & Pick<Service, 'id' | 'title' | 'category'>,
) {
  const { areaId, compoundId } = placeOf(place);
  const startsOn = date('2023-01-02');
  return {
    areaId,
    areaPath: areaPath(areaId),
    compoundId,
    workdaysOnly: false,
    startsOn,
    state: 'RUNNING' as const,
    createdAt: startsOn,
    updatedAt: startsOn,
    provenance: 'SYNTHETIC' as const,
    weekdays: [],
    fromTime: '11:30',
    ...row,
  };
}

/** What comes regularly: the report gives the weekdays, the first day and the times are invented. */
const services: Service[] = [
  service('cmp-ningbao', {
    id: 'rsv-nb-meals',
    title: '工作日助老午餐',
    category: 'ELDERLY_MEAL',
    audiences: ['ELDERLY'],
    criteria: '高龄、行动不便、家人白天上班。',
    providerOrganisationId: 'org-ningbao-eldercare',
    deliveredById: 'org-firm-ningbao',
    resourceId: 'res-nb-01',
    weekdays: [1, 2, 3, 4, 5],
    toTime: '12:30',
    workdaysOnly: true,
  }),
  service('cmp-longze', {
    id: 'rsv-longze-class',
    title: '语言课堂',
    category: 'LANGUAGE_CLASS',
    audiences: ['ANY'],
    resourceId: 'res-longze-class',
    providerOrganisationId: 'org-ouc-fl',
    weekdays: [4],
    fromTime: '19:00',
  }),
];

// Qingming: the kitchen is closed.
const CLOSED = '2023-04-05';

/** The lunches of one month. */
function servings(): Serving[] {
  const days = Array.from({ length: 28 }, (_, index) => plusDays('2023-04-03', index));
  const isWeekday = (day: string) => [1, 2, 3, 4, 5].includes(date(day).getUTCDay());
  return days
    .filter((day) => isWeekday(day) && day !== CLOSED && day < '2023-05-01')
    .map((day, index) => ({
      id: `srv-nb-meals-${day}`,
      recurringServiceId: 'rsv-nb-meals',
      day: date(day),
      people: 10 + (index % 3),
      quantity: 10 + (index % 3),
      createdAt: at(day, '13:00'),
      updatedAt: at(day, '13:00'),
      provenance: 'SYNTHETIC',
    }));
}

/** All recurring services of the sample, with the days that were written down. */
export const recurringRows = () => ({ services, servings: servings() });
