import { plusDays } from './days.ts';
import type { Story } from './stories.ts';

type Wish = [title: string, category: Story['category'], audience: Story['audience']];

// Invented; the report counts the wishes and says for whom they were, not what they were.
const wishes: Wish[] = [
  ['一副老花镜', 'PERSONAL_CARE', 'ELDERLY'],
  ['上门理一次发', 'PERSONAL_CARE', 'ELDERLY'],
  ['陪着去一趟医院', 'MEDICAL', 'LIVING_ALONE'],
  ['换一只灯泡', 'INDOOR_REPAIR', 'LIVING_ALONE'],
  ['修一修收音机', 'INDOOR_REPAIR', 'ELDERLY'],
  ['一床过冬的被子', 'REST_AND_SUPPLIES', 'ILL_OR_DISABLED'],
  ['浴室里的防滑垫', 'REST_AND_SUPPLIES', 'ELDERLY'],
  ['学会用手机视频', 'CULTURE_AND_SPORT', 'ELDERLY'],
  ['有人陪着下一盘棋', 'CULTURE_AND_SPORT', 'LIVING_ALONE'],
  ['代取一个月的药', 'ADMIN_PROXY', 'ILL_OR_DISABLED'],
  ['轮椅换一对轮胎', 'INDOOR_REPAIR', 'ILL_OR_DISABLED'],
  ['擦一次高处的玻璃', 'SNOW_AND_HYGIENE', 'LIVING_ALONE'],
  ['拍一张全家福', 'CULTURE_AND_SPORT', 'ELDERLY'],
  ['一部大字电话', 'REST_AND_SUPPLIES', 'ELDERLY'],
];

const COUNT = 42;
const VOLUNTEERS = 14;
const FIRST_DAY = '2023-04-03';
// Spread over the year before the report was printed.
const DAYS_BETWEEN = 8;

/** The 42 wishes of 龙泽书苑, each taken up by one person and fulfilled. */
export function longzeWishes(): Story[] {
  return Array.from({ length: COUNT }, (_, index): Story => {
    const [title, category, audience] = wishes[index % wishes.length] ?? ['', 'OTHER', 'ELDERLY'];
    const collected = plusDays(FIRST_DAY, index * DAYS_BETWEEN);
    const number = String(index + 1).padStart(2, '0');
    const volunteer = String((index % VOLUNTEERS) + 1).padStart(2, '0');
    return {
      id: `dem-longze-wish-${number}`,
      title,
      kind: 'MICRO_WISH',
      category,
      audience,
      unit: 'ITEM',
      quantity: 1,
      beneficiaries: 1,
      locationClass: 'PRIVATE_DWELLING',
      place: 'cmp-longze',
      collected,
      submissions: [{ channel: 'VISIT', on: collected, dwelling: `样例${(index % 10) + 1}号楼` }],
      claims: [
        {
          claimant: `per-longze-${volunteer}`,
          on: plusDays(collected, 2),
          state: 'CONFIRMED',
          rating: 3 + (index % 3),
        },
      ],
      provenance: 'SYNTHETIC',
    };
  });
}
