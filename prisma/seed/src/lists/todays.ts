import { daysOf, plusDays, quarterOf } from './days.ts';
import type { ClaimStory, Story } from './stories.ts';
import { fangzhiToday } from './todays-fangzhi.ts';
import { ningbaoToday } from './todays-ningbao.ts';
import { qianshangToday } from './todays-qianshang.ts';
import { shanhaiToday } from './todays-shanhai.ts';
import type { Wanted } from './wanted.ts';
import { xinanCargoes } from './xinan-freight.ts';

// The first demand of each list that an offer fits, and the offer that took it.
const taken: Readonly<Record<string, [title: string, claim: Omit<ClaimStory, 'on' | 'state'>]>> = {
  nb: ['腿脚不便老人的午餐', { claimant: 'org-ningbao-eldercare', resourceId: 'res-nb-01' }],
  qianshang: ['楼道扶手松动', { claimant: 'org-firm-huihai', resourceId: 'res-qianshang-firm' }],
  longze: [
    '独居老人用餐',
    { claimant: 'org-fucai', resourceId: 'res-longze-canteen', agreementId: 'agr-longze-canteen' },
  ],
};

const lists: [word: string, wanted: readonly Wanted[]][] = [
  ['nb', ningbaoToday],
  ['qianshang', qianshangToday],
  ['longze', shanhaiToday],
];

// A claim of the sample is accepted on the second day, so a quarter three days old has one.
const DAYS_TO_ACCEPT = 3;

/** The lists of the quarter in which the sample is loaded, so that its first day is not empty. */
export function todays(day: string): Story[] {
  const quarter = quarterOf(day);
  const { first } = daysOf(quarter);
  const word = quarter.toLowerCase().replace('-', '');
  const listed = lists.flatMap(([place, wanted]) =>
    wanted.map((each, index): Story => {
      const collected = latest(first, plusDays(day, index - wanted.length - DAYS_TO_ACCEPT));
      return {
        id: `dem-${place}-${word}-${String(index + 1).padStart(2, '0')}`,
        kind: 'COMMUNITY_PROJECT',
        audience: 'ANY',
        unit: 'SESSION',
        quantity: 1,
        provenance: 'SYNTHETIC',
        collected,
        time: '00:00',
        claims: claimsOf(each.title, place, collected, day),
        ...each,
      };
    }),
  );
  return [...listed, ...fangzhiToday(day), ...xinanCargoes(day)];
}

function claimsOf(title: string, place: string, collected: string, day: string): ClaimStory[] {
  const [takenTitle, claim] = taken[place] ?? [];
  const isOldEnough = plusDays(collected, DAYS_TO_ACCEPT) <= day;
  return claim && title === takenTitle && isOldEnough
    ? [{ ...claim, on: collected, state: 'ACCEPTED' }]
    : [];
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
