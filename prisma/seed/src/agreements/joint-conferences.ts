import type { MeetingSeed } from './meeting-rows.ts';

interface Conference {
  heldOn: string;
  topic: MeetingSeed['agenda'][number]['topic'];
  /** What was on the agenda and what was resolved on it: two of each. */
  items: { title: string; resolution: string; responsibleId: string; dueOn: string }[];
  /** A party that did not come. */
  absent?: string;
}

const community = 'org-com-ningbao';
const branch = 'org-cmp-ningbao';
const firm = 'org-firm-ningbao';

// Six conferences and twelve resolutions are published; what stood in them is not.
const conferences: Conference[] = [
  {
    heldOn: '2023-01-13',
    topic: 'PLAN',
    items: [
      item('三方分工', '三方各定一名联络人', community, '2023-01-31'),
      item('会议安排', '联席会每月召开一次', community, '2023-01-31'),
    ],
  },
  {
    heldOn: '2023-02-17',
    topic: 'HARD_PROBLEM',
    items: [
      item('楼道堆物', '逐楼清理楼道堆物', firm, '2023-03-10'),
      item('宠物扰民', '张贴文明养宠提示并设拾便箱', branch, '2023-03-15'),
    ],
  },
  {
    heldOn: '2023-03-17',
    topic: 'SAFETY',
    items: [
      item('电动车进楼', '门厅加装劝阻提示，物业每日巡查', firm, '2023-04-07'),
      item('消防通道', '重划消防通道标线', firm, '2023-04-15'),
    ],
  },
  {
    heldOn: '2023-04-14',
    topic: 'PARKING',
    items: [
      item('访客停车', '试行访客限时停车', firm, '2023-05-01'),
      item('非机动车停放', '东门增设非机动车停放区', firm, '2023-05-15'),
    ],
    absent: branch,
  },
  {
    heldOn: '2023-05-19',
    topic: 'SUPPLY_DEMAND_MATCHING',
    items: [
      item('二季度需求', '将未认领需求告知共建单位', community, '2023-05-26'),
      item('午餐配送', '核定送餐名单并由现场人员送达', firm, '2023-05-31'),
    ],
  },
  {
    heldOn: '2023-06-16',
    topic: 'RENOVATION',
    items: [
      item('外墙渗水', '请专业单位查勘并报方案', firm, '2023-07-15'),
      item('凉亭修缮', '列入公共收益支出计划', branch, '2023-07-31'),
    ],
  },
];

function item(title: string, resolution: string, responsibleId: string, dueOn: string) {
  return { title, resolution, responsibleId, dueOn };
}

/** The published joint conferences of 宁宝, one a month in the first half of 2023. */
export const jointConferences: MeetingSeed[] = conferences.map((conference, index) => ({
  id: `mtg-nb-2023-${String(index + 1).padStart(2, '0')}`,
  kind: 'JOINT_CONFERENCE',
  title: `宁宝2023年第${index + 1}次联席会议`,
  agreementId: 'agr-ningbao',
  compoundId: 'cmp-ningbao',
  convenerId: community,
  place: '宁宝社区会议室',
  heldOn: conference.heldOn,
  durationMinutes: 90,
  durationQualifier: 'EXACT',
  areaId: 'com-ningbao',
  agenda: conference.items.map(({ title, resolution }) => ({
    title,
    topic: conference.topic,
    gravity: 'IMPORTANT',
    outcome: 'DECIDED',
    conclusion: resolution,
  })),
  attendances: [community, branch, firm].map((organisationId) => ({
    organisationId,
    present: organisationId !== conference.absent,
  })),
  resolutions: conference.items.map(({ resolution, responsibleId, dueOn }) => ({
    text: resolution,
    responsibleId,
    dueOn,
    // The report is from after mid-August, when all but the last two were due for a good while.
    state: dueOn < '2023-07-01' ? 'DONE' : 'UNDER_WAY',
  })),
  provenance: 'SYNTHETIC',
}));
