import type { MeetingSeed } from './meeting-rows.ts';

/** Meetings at the doorstep, in the cabin and of a street, with no more than the reports print. */
export const otherMeetings: MeetingSeed[] = [
  {
    id: 'mtg-heshun-17',
    kind: 'DOORSTEP_SESSION',
    title: '和顺社区17号楼红马扎议事会',
    compoundId: 'cmp-heshun-17',
    convenerId: 'org-com-heshun',
    place: '和顺社区17号楼',
    // An evening in March; the report prints no year.
    heldOn: 'XXXX-03',
    durationMinutes: 60,
    durationQualifier: 'NEARLY',
    households: 10,
    areaId: 'com-heshun',
    agenda: [
      {
        title: '楼顶维修费用分摊',
        topic: 'DISPUTE',
        outcome: 'AGREED',
        conclusion: '各户愿意分摊',
      },
    ],
    attendances: [{ role: 'RESIDENT', compoundId: 'cmp-heshun-17', present: true }],
    provenance: 'REPORTED',
  },
  {
    // Known from a photograph alone.
    id: 'mtg-chengshi',
    kind: 'DOORSTEP_SESSION',
    title: '城市花园红马扎议事会',
    compoundId: 'cmp-chengshi',
    convenerId: 'org-com-heshun',
    place: '城市花园',
    areaId: 'com-heshun',
    agenda: [],
    attendances: [],
    provenance: 'REPORTED',
  },
  {
    id: 'mtg-xinan-safety',
    kind: 'SAFETY_MEETING',
    title: '辛安街道居民小区安全管理工作会议',
    convenerId: 'org-str-xinan',
    heldOn: 'XXXX-03-04',
    areaId: 'str-xinan',
    agenda: [{ title: '电动自行车管理与充电设施', topic: 'SAFETY' }],
    attendances: [{ organisationId: 'org-property-office', present: true }],
    provenance: 'REPORTED',
  },
  {
    id: 'mtg-longze-cabin-1',
    kind: 'CABIN_SESSION',
    title: '龙泽书苑小木屋说事议事会',
    compoundId: 'cmp-longze',
    convenerId: 'org-cmp-longze',
    place: '龙泽书苑小木屋',
    heldOn: '2024-03-14',
    durationMinutes: 75,
    durationQualifier: 'EXACT',
    areaId: 'com-shanhai',
    agenda: [
      {
        title: '沿街商铺外摆',
        topic: 'DISPUTE',
        outcome: 'AGREED',
        conclusion: '划定外摆范围与时段',
      },
    ],
    attendances: [
      { organisationId: 'org-cmp-longze', role: 'BRANCH_SECRETARY', present: true },
      { role: 'RESIDENT', compoundId: 'cmp-longze', present: true },
      { role: 'MERCHANT', compoundId: 'cmp-longze', present: true },
      { role: 'SOCIAL_WORKER', present: false },
    ],
    provenance: 'SYNTHETIC',
  },
];
