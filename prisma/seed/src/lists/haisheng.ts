import type { OutputStory, Story } from './stories.ts';

type Work = [
  word: string,
  title: string,
  category: Story['category'],
  offer: string,
  outputs: OutputStory[],
];

// The report gives what was brought, with its qualifiers; it does not say when each was asked for.
const works: Work[] = [
  [
    'parking',
    '车位不足、停车无序',
    'PARKING',
    'parking',
    [
      { metric: 'parkingBays', quantity: '200', unit: 'bay', qualifier: 'MORE_THAN' },
      { metric: 'parkingDevices', quantity: '98', unit: 'set', qualifier: 'EXACT' },
    ],
  ],
  [
    'road',
    '路面积水破损',
    'ROAD',
    'road',
    [{ metric: 'roadRepairs', quantity: '2', unit: 'spot', qualifier: 'EXACT' }],
  ],
  [
    'urgent',
    '墙体与苗木等急事难事',
    'WALL_AND_FENCE',
    'wall',
    [
      { metric: 'urgentItems', quantity: '12', unit: 'item', qualifier: 'EXACT' },
      { metric: 'urgentDays', quantity: '3', unit: 'day', qualifier: 'EXACT' },
    ],
  ],
];

/** What the red-wrench team brought to 海盛·新阳光地带, with the outputs that the report counts. */
export function haishengWorks(): Story[] {
  return works.map(([word, title, category, offer, outputs]) => ({
    id: `dem-haisheng-${word}`,
    title,
    kind: 'COMMUNITY_PROJECT',
    category,
    audience: 'ANY',
    unit: 'PROJECT',
    quantity: 1,
    place: 'cmp-haisheng',
    collected: '2022-04-11',
    claims: [
      {
        claimant: 'org-site-04',
        resourceId: `res-jimo-wrench-${offer}`,
        agreementId: 'agr-redwrench-04',
        on: '2022-04-18',
        state: 'CONFIRMED',
        rating: 5,
        outputs,
      },
    ],
    provenance: 'SYNTHETIC',
  }));
}
