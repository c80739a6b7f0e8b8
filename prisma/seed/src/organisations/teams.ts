import { areas } from '../areas.ts';
import { numbers, padded } from '../compounds/sample-compounds.ts';
import { type Names, type OrganisationSeed, reported, sample } from './organisation-rows.ts';

type Team = Partial<OrganisationSeed> & { teamKind: OrganisationSeed['teamKind'] };

/** A team whose members are not all on record, unless it says so. */
function team(id: string, areaId: string, names: Names, known: Team): OrganisationSeed {
  return reported(id, 'VOLUNTEER_TEAM', areaId, names, { rosterComplete: false, ...known });
}

const qianshang = team(
  'org-qianshang-repair',
  'com-qianshang',
  {
    nameZh: '阡上“微”修志愿服务队',
    nameEn: 'Qianshang Micro-Repair Team',
    aliases: ['阡上微修志愿服务队'],
  },
  {
    teamKind: 'MICRO_REPAIR',
    parentId: 'org-com-qianshang',
    skills: ['INDOOR_REPAIR', 'PLUMBING_ELECTRIC'],
    establishedOn: 'XXXX-01',
    rosterComplete: true,
  },
);

const ofLongze = { compoundId: 'cmp-longze', parentId: 'org-cmp-longze' };

const longze: readonly OrganisationSeed[] = [
  team(
    'org-longze-red-steward',
    'com-shanhai',
    { nameZh: '龙泽书苑红管家', nameEn: 'Longze Red Stewards' },
    { teamKind: 'RED_STEWARD', ...ofLongze },
  ),
  team(
    'org-longze-property-steward',
    'com-shanhai',
    { nameZh: '龙泽书苑物管家', nameEn: 'Longze Property Stewards' },
    { teamKind: 'PROPERTY_STEWARD', ...ofLongze },
  ),
  team(
    'org-longze-peacemaker',
    'com-shanhai',
    { nameZh: '龙泽书苑和事佬', nameEn: 'Longze Peacemakers' },
    { teamKind: 'PEACEMAKER', skills: ['MEDIATION'], ...ofLongze },
  ),
  team(
    'org-longze-dispute',
    'com-shanhai',
    { nameZh: '居民问题纠纷处理工作小组', nameEn: "Residents' Issues and Disputes Group" },
    { teamKind: 'DISPUTE_GROUP', skills: ['MEDIATION'], ...ofLongze },
  ),
  team(
    'org-longze-red',
    'com-shanhai',
    { nameZh: '龙泽书苑“红色志愿者”服务队', nameEn: 'Longze Red Volunteers' },
    { teamKind: 'RED_VOLUNTEER', skills: ['SNOW_AND_HYGIENE'], ...ofLongze },
  ),
];

const beian = team(
  'org-beian-redbee',
  'str-beian',
  { nameZh: '北安街道“红蜂”志愿者', nameEn: "Bei'an Red Bees", aliases: ['红蜂'] },
  { teamKind: 'RED_BEE', parentId: 'org-str-beian', skills: ['REST_AND_SUPPLIES'] },
);

const xinan = team(
  'org-newforce',
  'str-xinan',
  { nameZh: '“新辛力量”突击队', nameEn: 'New Xin Force', aliases: ['新辛力量'] },
  { teamKind: 'SHOCK_TEAM', parentId: 'org-str-xinan' },
);

const communitiesOfXinglin = areas.filter(({ parentId }) => parentId === 'str-xinglin');

// The report counts 68 vanguard teams in the street; the sample deals them out to its eleven communities.
const vanguards = numbers(68).flatMap((number) => {
  const community = communitiesOfXinglin[(number - 1) % communitiesOfXinglin.length];
  return community === undefined
    ? []
    : [
        sample(
          `org-xinglin-vanguard-${padded(number, 2)}`,
          'VOLUNTEER_TEAM',
          community.id,
          {
            nameZh: `${community.nameZh}党员先锋服务队样例${padded(number, 2)}`,
            nameEn: `${community.nameEn} Vanguard Team ${padded(number, 2)}`,
          },
          { teamKind: 'VANGUARD', parentId: `org-${community.id}`, rosterComplete: false },
        ),
      ];
});

const trades: readonly OrganisationSeed['skills'][] = [
  ['WALL_AND_FENCE'],
  ['ROAD', 'PARKING'],
  ['PLUMBING_ELECTRIC'],
  ['GREENING'],
  ['PUBLIC_REPAIR'],
];

/** The report counts more than twenty red wrench teams; the sample has 21 below the fourteen sites. */
export const wrenchTeams: readonly OrganisationSeed[] = numbers(21).map((number) =>
  sample(
    `org-jimo-wrench-${padded(number, 2)}`,
    'VOLUNTEER_TEAM',
    'dst-jimo',
    {
      nameZh: `即墨“红扳手”志愿服务队样例${padded(number, 2)}`,
      nameEn: `Jimo Red Wrench Team ${padded(number, 2)}`,
    },
    {
      teamKind: 'RED_WRENCH',
      parentId: `org-site-${padded(((number - 1) % 14) + 1, 2)}`,
      skills: trades[(number - 1) % trades.length],
      rosterComplete: true,
    },
  ),
);

export const teams = [qianshang, ...longze, beian, xinan, ...vanguards, ...wrenchTeams];
