import { daysOf, plusDays, quarterOf } from './days.ts';
import type { Story } from './stories.ts';

const COMMUNITY = 'com-fangzhi';

interface Message extends Pick<Story, 'title' | 'category' | 'audience'> {
  time: string;
  /** After how many minutes a grid worker answered; left out where nobody did. */
  answered?: number;
}

/** What residents of 纺织 wrote on the day before loading, and how soon they were answered; invented. */
const messages: readonly Message[] = [
  {
    title: '三单元楼道灯不亮',
    category: 'PUBLIC_REPAIR',
    audience: 'ANY',
    time: '08:12',
    answered: 2,
  },
  { title: '早市占道停车', category: 'PARKING', audience: 'ANY', time: '09:40', answered: 5 },
  {
    title: '高龄补贴怎么申请',
    category: 'POLICY_ADVICE',
    audience: 'ELDERLY',
    time: '14:05',
    answered: 9,
  },
  { title: '楼下垃圾桶满溢', category: 'WASTE', audience: 'ANY', time: '19:30' },
];

/** The messages as demands that nobody has sorted yet. */
export function fangzhiToday(day: string): Story[] {
  const quarter = quarterOf(day);
  const { first } = daysOf(quarter);
  const word = quarter.toLowerCase().replace('-', '');
  // On the first day of a quarter only its first minute has surely passed.
  const isFirst = day === first;
  return messages.map(({ answered, time, ...each }, index) => ({
    ...each,
    id: `dem-fangzhi-${word}-${String(index + 1).padStart(2, '0')}`,
    kind: 'COMMUNITY_PROJECT',
    unit: 'ITEM',
    quantity: 1,
    place: COMMUNITY,
    collected: isFirst ? day : plusDays(day, -1),
    time: isFirst ? '00:00' : time,
    untouched: true,
    answeredAfter: answered ?? null,
    provenance: 'SYNTHETIC',
  }));
}
