import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at } from '../days.ts';
import { placeOf } from '../places.ts';

type Row = Prisma.ServiceActivityCreateManyInput;
type Service = Prisma.ActivityServiceCreateManyInput;
type Participants = Prisma.ActivityParticipantsCreateManyInput;

/** An activity of the sample with what belongs to it. */
interface ActivityStory extends Pick<Row, 'id' | 'title' | 'kind' | 'heldOn' | 'provenance'> {
  /** A compound or a community. */
  place: string;
  description?: string;
  state?: Row['state'];
  services?: readonly Omit<Service, 'activityId' | 'position'>[];
  zones?: readonly { group: string; place: string }[];
  teams?: readonly string[];
  participants?: readonly Omit<Participants, 'activityId'>[];
}

// Named in the report, which prints neither days nor who came; the years are inferred.
const named: ActivityStory[] = [
  {
    id: 'act-longze-clinic',
    title: '重阳节爱心义诊',
    kind: 'CLINIC',
    place: 'cmp-longze',
    heldOn: '2023?-10',
    services: [{ title: '义诊', resourceId: 'res-longze-clinic' }],
    provenance: 'REPORTED',
  },
  {
    id: 'act-longze-clean-up',
    title: '小区卫生清理',
    kind: 'CLEAN_UP',
    place: 'cmp-longze',
    heldOn: '2023?',
    provenance: 'REPORTED',
  },
  {
    id: 'act-longze-fair',
    title: '学雷锋志愿者服务大集',
    kind: 'FAIR',
    place: 'cmp-longze',
    heldOn: '2024?-03',
    provenance: 'REPORTED',
  },
  {
    id: 'act-longze-snow',
    title: '“暖冬”铲冰清雪',
    kind: 'SNOW_CLEARING',
    place: 'cmp-longze',
    heldOn: '2023?',
    description: '党员、物业、社工、网格员、公益性岗位和志愿者分组划片清雪。',
    teams: ['org-longze-red'],
    provenance: 'REPORTED',
  },
];

// The report counts more than twenty and names three and the snow; the others are invented.
const INVENTED: readonly [title: string, kind: Row['kind']][] = [
  ['楼道杂物清理', 'CLEAN_UP'],
  ['便民理发日', 'OTHER'],
  ['血压血糖检测', 'CLINIC'],
  ['雨后清淤', 'CLEAN_UP'],
  ['磨刀修伞小集', 'FAIR'],
  ['口腔健康咨询', 'CLINIC'],
];
const COUNT = 17;

const invented: ActivityStory[] = Array.from({ length: COUNT }, (_, index) => {
  const [title, kind] = INVENTED[index % INVENTED.length] ?? ['', 'OTHER'];
  const month = String((index % 12) + 1).padStart(2, '0');
  return {
    id: `act-longze-${String(index + 1).padStart(2, '0')}`,
    title,
    kind,
    place: 'cmp-longze',
    heldOn: `2023-${month}-${index < 12 ? '08' : '22'}`,
    zones: kind === 'CLEAN_UP' ? [{ group: '样例一组', place: '样例 1 至 5 号楼' }] : [],
    participants: [{ role: 'VOLUNTEER', count: 6 + (index % 5) }],
    provenance: 'SYNTHETIC',
  };
});

/** How many of the two firms came is printed as more than thirty. */
const works: ActivityStory = {
  id: 'act-haisheng-works',
  title: '“红扳手”进小区施工',
  kind: 'OTHER',
  place: 'cmp-haisheng',
  heldOn: '2022-04-25',
  services: [{ title: '路面与墙体修补', resourceId: 'res-jimo-wrench-road' }],
  participants: [{ role: 'PARTNER_UNIT', count: 31 }],
  provenance: 'SYNTHETIC',
};

/** A convenience day in each month of 2023, and one that is planned in the month of the day. */
function convenienceDays(day: string): ActivityStory[] {
  const held = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}-15`);
  const last = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
  return [...held, last.toISOString().slice(0, 10)].map((heldOn) => ({
    id: `act-fangzhi-${heldOn.slice(0, 7)}`,
    title: '便民服务日',
    kind: 'CONVENIENCE_DAY',
    place: 'com-fangzhi',
    heldOn,
    state: heldOn.startsWith('2023') ? 'HELD' : 'PLANNED',
    services: ['理发', '义诊', '小家电维修'].map((title) => ({ title })),
    participants: heldOn.startsWith('2023') ? [{ role: 'RESIDENT', count: 40 }] : [],
    provenance: 'SYNTHETIC',
  }));
}

/** The rows of all activities of the sample; `day` is that of Asia/Shanghai. */
export function activityRows(day: string) {
  const stories = [...named, ...invented, works, ...convenienceDays(day)];
  return {
    activities: stories.map(activityRow),
    services: stories.flatMap(({ id: activityId, services = [] }) =>
      services.map((service, position): Service => ({ ...service, activityId, position })),
    ),
    zones: stories.flatMap(({ id: activityId, zones = [] }) =>
      zones.map((zone, position) => ({ ...zone, activityId, position })),
    ),
    teams: stories.flatMap(({ id: activityId, teams = [] }) =>
      teams.map((teamId) => ({ activityId, teamId })),
    ),
    participants: stories.flatMap(({ id: activityId, participants = [] }) =>
      participants.map((each): Participants => ({ ...each, activityId })),
    ),
  };
}

function activityRow(story: ActivityStory): Row {
  const { id, title, kind, place, heldOn, provenance, description = null, state } = story;
  const { areaId, compoundId } = placeOf(place);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(heldOn) && state !== 'PLANNED';
  const written = at(known ? heldOn : '2022-01-01');
  return {
    ...{ id, title, kind, heldOn, provenance, description, areaId, compoundId },
    areaPath: areaPath(areaId),
    state: state ?? 'HELD',
    createdAt: written,
    updatedAt: written,
  };
}
