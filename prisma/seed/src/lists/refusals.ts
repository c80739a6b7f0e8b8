import type { ClaimStory, Story } from './stories.ts';

type Case = [
  id: string,
  place: string,
  title: string,
  category: Story['category'],
  collected: string,
  claims: ClaimStory[],
];

const clinic = { claimant: 'org-health-station', resourceId: 'res-longze-clinic' } as const;
const team = { claimant: 'org-qianshang-repair', resourceId: 'res-qianshang-repair' } as const;
const firm = { claimant: 'org-firm-huihai', resourceId: 'res-qianshang-firm' } as const;
const stewards = { claimant: 'org-cmp-longze', resourceId: 'res-longze-snow' } as const;

// Ways in which a claim can end without a delivery; each demand was met by a later claim.
const cases: Case[] = [
  [
    'dem-longze-2023q3-01',
    'cmp-longze',
    '重阳前为老人体检',
    'MEDICAL',
    '2023-07-10',
    [
      { ...clinic, on: '2023-07-12', state: 'DECLINED', reason: 'NOT_SUITABLE' },
      { ...clinic, on: '2023-09-18', state: 'CONFIRMED', rating: 5 },
    ],
  ],
  [
    'dem-longze-2023q4-01',
    'cmp-longze',
    '雪后清理主路',
    'SNOW_AND_HYGIENE',
    '2023-12-11',
    [
      { ...stewards, on: '2023-12-12', state: 'EXPIRED' },
      { ...stewards, on: '2023-12-18', state: 'CONFIRMED', rating: 4 },
    ],
  ],
  [
    'dem-qianshang-2023q4-01',
    'cmp-qianshang',
    '单元门闭门器更换',
    'PUBLIC_REPAIR',
    '2023-10-16',
    [
      { ...firm, on: '2023-10-18', state: 'RELEASED', reason: 'CLAIMANT_UNABLE' },
      { ...firm, on: '2023-11-06', state: 'CONFIRMED', rating: 3 },
    ],
  ],
  [
    'dem-qianshang-2024q1-01',
    'cmp-qianshang',
    '老人家中线路老化排查',
    'INDOOR_REPAIR',
    '2024-01-15',
    [
      { ...team, on: '2024-01-17', state: 'RELEASED', reason: 'RECIPIENT_UNAVAILABLE' },
      { ...team, on: '2024-02-19', state: 'CONFIRMED', rating: 5 },
    ],
  ],
];

/** Declined, released and expired claims, outside the half-year that the report counts. */
export function refusals(): Story[] {
  return cases.map(([id, place, title, category, collected, claims]) => ({
    id,
    title,
    kind: 'COMMUNITY_PROJECT',
    category,
    audience: category === 'MEDICAL' ? 'ELDERLY' : 'ANY',
    unit: 'SESSION',
    quantity: 1,
    place,
    collected,
    claims,
    provenance: 'SYNTHETIC',
  }));
}
