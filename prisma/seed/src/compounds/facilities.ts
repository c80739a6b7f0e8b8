import type { Prisma } from '@lianjian/prisma-compounds/client';
import { areaPath } from '../areas.ts';
import { placeOf } from './compounds.ts';

type FacilitySeed = Omit<Prisma.FacilityCreateManyInput, 'areaId' | 'areaPath' | 'provenance'>;

const inCompounds: readonly (FacilitySeed & { compoundId: string })[] = [
  {
    id: 'fac-kiosk-yuquan',
    compoundId: 'cmp-yuquan',
    kind: 'LIVELIHOOD_KIOSK',
    nameZh: '民生小站',
    nameEn: 'Livelihood Kiosk',
    place: 'GATE',
    operatorOrganisationId: 'org-com-liugou',
  },
  {
    id: 'fac-cabin',
    compoundId: 'cmp-longze',
    kind: 'DELIBERATION_CABIN',
    nameZh: '龙泽书苑小木屋',
    nameEn: 'Longze Shuyuan Log Cabin',
    aliases: ['小木屋'],
    place: 'INSIDE',
  },
  {
    id: 'fac-warm-station',
    compoundId: 'cmp-longze',
    kind: 'REST_STATION',
    nameZh: '暖心驿站',
    nameEn: 'Warm-heart Station',
    aliases: ['龙泽书苑暖心驿站'],
    place: 'INSIDE',
    amenities: ['SOFA', 'TABLE_AND_CHAIRS', 'CHARGER', 'WATER_DISPENSER', 'TOOL_BOX'],
    convertedFrom: 'IDLE_TESTING_BOOTH',
  },
  {
    id: 'fac-canteen-longze',
    compoundId: 'cmp-longze',
    kind: 'ELDERLY_CANTEEN',
    nameZh: '助老食堂',
    nameEn: 'Elderly Canteen',
    place: 'INSIDE',
    operatorOrganisationId: 'org-fucai',
  },
  {
    id: 'fac-grid-station-longze',
    compoundId: 'cmp-longze',
    kind: 'GRID_SERVICE_STATION',
    nameZh: '小区网格党群服务站',
    nameEn: 'Compound Grid Party-Mass Service Station',
    place: 'INSIDE',
  },
  {
    id: 'fac-property-centre-ningbao',
    compoundId: 'cmp-ningbao',
    kind: 'PROPERTY_CENTRE',
    nameZh: '小区物业中心',
    nameEn: 'Compound Property Centre',
    place: 'INSIDE',
  },
];

const inAreas: readonly (FacilitySeed & { areaId: string })[] = [
  {
    id: 'fac-mailbox-ningbao',
    areaId: 'com-ningbao',
    kind: 'HAPPINESS_MAILBOX',
    nameZh: '幸福邮箱',
    nameEn: 'Happiness Mailbox',
    operatorOrganisationId: 'org-com-ningbao',
  },
  {
    id: 'fac-hall-lianting',
    areaId: 'com-lianting',
    kind: 'DELIBERATION_HALL',
    nameZh: '红联议事厅',
    nameEn: 'Red-Link Deliberation Hall',
    place: 'COMMUNITY_OFFICE',
    operatorOrganisationId: 'org-com-lianting',
  },
  {
    id: 'fac-hall-weihexi',
    areaId: 'com-weihexi',
    kind: 'POLITICAL_LIFE_HALL',
    nameZh: '“匠心红”企业党员政治生活馆',
    nameEn: 'Craftsman Red Political Life Hall',
    aliases: ['匠心红'],
  },
  {
    id: 'fac-theme-park-xinan',
    areaId: 'str-xinan',
    kind: 'THEME_PARK',
    nameZh: '辛安企业党建主题公园',
    nameEn: "Xin'an Enterprise Party-Building Theme Park",
    place: 'OUTSIDE',
  },
  {
    id: 'fac-party-school-xinan',
    areaId: 'str-xinan',
    kind: 'PARTY_SCHOOL',
    nameZh: '新区企业人才实训中心',
    nameEn: 'Enterprise Talent Training Centre',
    aliases: ['辛安街道党工委新党校'],
  },
  {
    id: 'fac-centre-jiangshan',
    areaId: 'com-jiangshan',
    kind: 'PARTY_SERVICE_CENTRE',
    nameZh: '江山北路社区党群服务中心',
    nameEn: 'Jiangshan North Road Party-Mass Service Centre',
    operatorOrganisationId: 'org-com-jiangshan',
  },
  {
    id: 'fac-points-store-qianshang',
    areaId: 'com-qianshang',
    kind: 'POINTS_STORE',
    nameZh: '积分超市',
    nameEn: 'Points Store',
    operatorOrganisationId: 'org-com-qianshang',
  },
  {
    id: 'fac-drivers-home-baofeng',
    areaId: 'str-xinan',
    kind: 'DRIVERS_HOME',
    nameZh: '司机之家',
    nameEn: "Drivers' Home",
    operatorOrganisationId: 'org-baofeng',
  },
];

export const facilities: readonly Prisma.FacilityCreateManyInput[] = [
  ...inCompounds.map((facility) => ({ ...facility, ...placeOf(facility.compoundId) })),
  ...inAreas.map((facility) => ({ ...facility, areaPath: areaPath(facility.areaId) })),
].map((facility) => ({ ...facility, provenance: 'REPORTED' }));

/** The station grew from 4 users and 8 hours a day to more than 40 and 14; when it began is not printed. */
export const facilitySnapshots: readonly Prisma.FacilitySnapshotCreateManyInput[] = [
  {
    id: 'fac-warm-station-1',
    facilityId: 'fac-warm-station',
    ordinal: 1,
    hoursPerDay: '8',
    hoursPerDayQualifier: 'EXACT',
    users: 4,
    usersQualifier: 'EXACT',
    provenance: 'REPORTED',
  },
  {
    id: 'fac-warm-station-2',
    facilityId: 'fac-warm-station',
    ordinal: 2,
    attestedOn: '2024-04-19',
    hoursPerDay: '14',
    hoursPerDayQualifier: 'EXACT',
    users: 40,
    usersQualifier: 'MORE_THAN',
    provenance: 'REPORTED',
  },
];
