import type { MeetingSeed } from './meeting-rows.ts';

const compounds = ['yueyuan', ...[2, 3, 4, 5, 6, 7].map((number) => `lianting-${number}`)];

/**
 * Seats follow posts: one secretary and one property head a compound, and a chair only where the
 * owners' committee stands on that day, which is 悦园 alone and from the autumn on.
 */
function seats(withChair: boolean): MeetingSeed['attendances'] {
  return [
    { organisationId: 'org-com-lianting', role: 'COMMUNITY_SECRETARY', present: true },
    { role: 'ENVIRONMENT_COMMITTEE_HEAD', present: true },
    ...compounds.map((compound) => ({
      organisationId: `org-cmp-${compound}`,
      role: 'BRANCH_SECRETARY' as const,
      compoundId: `cmp-${compound}`,
      present: true,
    })),
    ...compounds.map((compound, index) => ({
      organisationId: `org-firm-xinglin-0${index + 1}`,
      role: 'PROPERTY_HEAD' as const,
      compoundId: `cmp-${compound}`,
      present: compound !== 'lianting-5',
    })),
    ...(withChair
      ? [{ role: 'OWNERS_COMMITTEE_CHAIR' as const, compoundId: 'cmp-yueyuan', present: true }]
      : []),
  ];
}

function session(
  id: string,
  mode: NonNullable<MeetingSeed['mode']>,
  heldOn: string,
  agenda: MeetingSeed['agenda'],
): MeetingSeed {
  return {
    id: `mtg-lianting-hall-${id}`,
    kind: 'DELIBERATION_HALL_SESSION',
    mode,
    title: `莲亭红联议事厅（${heldOn}）`,
    convenerId: 'org-com-lianting',
    place: '莲亭社区居委会二楼红联议事厅',
    heldOn,
    areaId: 'com-lianting',
    agenda,
    attendances: seats(heldOn >= '2023-09-01'),
    provenance: 'SYNTHETIC',
  };
}

function major(
  title: string,
  topic: MeetingSeed['agenda'][number]['topic'],
): MeetingSeed['agenda'][number] {
  return { title, topic, gravity: 'MAJOR', outcome: 'DISCUSSED' };
}

/** The hall meets every quarter, and between quarters on one topic or for a symposium. */
export const hallSessions: MeetingSeed[] = [
  session('2023q1', 'QUARTERLY', '2023-03-21', [
    major('全年共建安排', 'PLAN'),
    {
      title: '联建单位与小区结对',
      topic: 'SUPPLY_DEMAND_MATCHING',
      gravity: 'IMPORTANT',
      outcome: 'DECIDED',
      conclusion: '七个小区各与一家单位结对',
    },
  ]),
  session('topical', 'TOPICAL', '2023-05-11', [
    {
      title: '暴雨后地库积水',
      topic: 'HARD_PROBLEM',
      gravity: 'URGENT',
      outcome: 'CONSULTED',
      conclusion: '物业当日抽水，社区协调沙袋',
    },
  ]),
  session('2023q2', 'QUARTERLY', '2023-06-20', [
    major('业委会筹备进度', 'HARD_PROBLEM'),
    {
      title: '广场舞音量',
      topic: 'DISPUTE',
      gravity: 'IMPORTANT',
      outcome: 'DECIDED',
      conclusion: '晚九点后停用音响',
    },
  ]),
  session('symposium', 'SYMPOSIUM', '2023-08-24', [major('青年居民参与社区事务', 'OTHER')]),
  session('2023q3', 'QUARTERLY', '2023-09-19', [
    {
      title: '三季度供需对接',
      topic: 'SUPPLY_DEMAND_MATCHING',
      gravity: 'IMPORTANT',
      outcome: 'DECIDED',
      conclusion: '两项需求由联建单位承接',
    },
  ]),
  session('2023q4', 'QUARTERLY', '2023-12-19', [
    major('来年议题征集', 'PLAN'),
    {
      title: '电梯维修费用',
      topic: 'DISPUTE',
      gravity: 'IMPORTANT',
      outcome: 'DEFERRED',
      conclusion: '待物业补充明细后再议',
    },
  ]),
];
