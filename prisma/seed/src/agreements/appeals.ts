import type { Prisma } from '@lianjian/prisma-agreements/client';
import { areaPath } from '../areas.ts';

type Row = Prisma.AppealCreateManyInput;

// Who has to see to it: the firm, the community, or the branch of the compound.
const parties = {
  firm: 'org-firm-ningbao',
  community: 'org-com-ningbao',
  branch: 'org-cmp-ningbao',
};
type Party = keyof typeof parties;

/** Appeals heard at one conference of 2023: title, party, days received and implemented. */
const heard: [conference: string, appeals: [string, Party, string, string][]][] = [
  [
    '01',
    [
      ['电梯按键失灵', 'firm', '2023-01-05', '2023-01-18'],
      ['东门路灯不亮', 'firm', '2023-01-06', '2023-01-20'],
      ['快递柜占用通道', 'firm', '2023-01-09', '2023-02-03'],
      ['公告栏破损', 'community', '2023-01-11', '2023-01-30'],
    ],
  ],
  [
    '02',
    [
      ['3号楼楼道堆物', 'firm', '2023-02-02', '2023-02-28'],
      ['地库照明不足', 'firm', '2023-02-06', '2023-03-03'],
      ['犬只不牵绳', 'branch', '2023-02-09', '2023-03-10'],
      ['健身器材松动', 'firm', '2023-02-13', '2023-02-24'],
    ],
  ],
  [
    '03',
    [
      ['电动车在门厅充电', 'firm', '2023-03-01', '2023-03-31'],
      ['消防通道停车', 'firm', '2023-03-03', '2023-04-12'],
      ['单元门闭门器损坏', 'firm', '2023-03-08', '2023-03-22'],
      ['老人证办理指引', 'community', '2023-03-13', '2023-03-20'],
    ],
  ],
  [
    '04',
    [
      ['访客车位不足', 'firm', '2023-04-03', '2023-05-04'],
      ['东门非机动车乱停', 'firm', '2023-04-06', '2023-05-12'],
      ['绿篱遮挡转弯视线', 'firm', '2023-04-10', '2023-04-21'],
      ['楼上装修超时', 'branch', '2023-04-11', '2023-04-17'],
    ],
  ],
  [
    '05',
    [
      ['垃圾桶异味', 'firm', '2023-05-04', '2023-05-22'],
      ['儿童滑梯螺丝外露', 'firm', '2023-05-08', '2023-05-15'],
      ['夜间施工噪声', 'community', '2023-05-10', '2023-05-29'],
      ['水压偏低', 'firm', '2023-05-16', '2023-06-05'],
    ],
  ],
  [
    '06',
    [
      ['雨篷漏水', 'firm', '2023-06-01', '2023-06-26'],
      ['凉亭座椅断裂', 'firm', '2023-06-05', '2023-06-28'],
      ['公共收益公示看不懂', 'branch', '2023-06-12', '2023-06-30'],
    ],
  ],
];

const ofNingbao = {
  source: 'RESIDENT',
  agreementId: 'agr-ningbao',
  compoundId: 'cmp-ningbao',
  areaId: 'com-ningbao',
  areaPath: areaPath('com-ningbao'),
  provenance: 'SYNTHETIC',
} as const;

const implemented: Row[] = heard.flatMap(([conference, appeals]) =>
  appeals.map(([title, party, receivedOn, implementedOn], index) => ({
    ...ofNingbao,
    id: `apl-nb-2023-${conference}-${index + 1}`,
    title,
    state: 'IMPLEMENTED' as const,
    meetingId: `mtg-nb-2023-${conference}`,
    responsibleId: parties[party],
    receivedOn,
    implementedOn,
  })),
);

/** The published 23 that were implemented in the half-year, and two that were not yet. */
export const appeals: Row[] = [
  ...implemented,
  {
    ...ofNingbao,
    id: 'apl-nb-2023-open-1',
    title: '外墙瓷砖松动',
    state: 'ASSIGNED',
    meetingId: 'mtg-nb-2023-06',
    responsibleId: parties.firm,
    receivedOn: '2023-06-14',
  },
  {
    ...ofNingbao,
    id: 'apl-nb-2023-open-2',
    title: '西侧围墙外餐饮油烟',
    state: 'RECEIVED',
    receivedOn: '2023-07-03',
  },
];
