import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const FacilityKind = enumeration(
  kernelView(builder),
  'FacilityKind',
  'What sort of facility it is (设施类型).',
  {
    LIVELIHOOD_KIOSK: 'Takes up what residents bring (民生小站).',
    DELIBERATION_CABIN: 'Where residents talk matters over (小木屋).',
    DELIBERATION_HALL: 'Where a community deliberates (议事厅).',
    REST_STATION: 'Where couriers and others rest (暖心驿站).',
    ELDERLY_CANTEEN: 'Meals for the elderly (助老食堂).',
    HAPPINESS_MAILBOX: 'A letterbox for needs (幸福邮箱).',
    PROPERTY_CENTRE: 'The counter of the property firm (物业中心).',
    POINTS_STORE: 'Where points are redeemed (积分超市).',
    GRID_SERVICE_STATION: 'Services to the residents of a grid (网格党群服务站).',
    PARTY_SERVICE_CENTRE: 'Services of a community (党群服务中心).',
    POLITICAL_LIFE_HALL: 'Political life of Party members (政治生活馆).',
    PARTY_SCHOOL: 'A Party school (党校).',
    THEME_PARK: 'A theme park (主题公园).',
    DRIVERS_HOME: 'A home for truck drivers (司机之家).',
  },
);

export const FacilityPlace = enumeration(
  kernelView(builder),
  'FacilityPlace',
  'Where a facility stands (设施位置).',
  {
    GATE: 'At the gate of the compound (小区门口).',
    INSIDE: 'Inside the compound (小区内).',
    COMMUNITY_OFFICE: 'In the office of the community (社区居委会).',
    OUTSIDE: 'In the open, outside compounds (小区外).',
  },
);

export const FacilityAmenity = enumeration(
  kernelView(builder),
  'FacilityAmenity',
  'What a facility is fitted with (便民用品).',
  {
    SOFA: 'A sofa (沙发).',
    TABLE_AND_CHAIRS: 'Table and chairs (桌椅).',
    CHARGER: 'Chargers (充电器).',
    WATER_DISPENSER: 'A water dispenser (饮水机).',
    TOOL_BOX: 'A tool box (工具箱).',
  },
);

export const FacilityOrigin = enumeration(
  kernelView(builder),
  'FacilityOrigin',
  'What a facility was before (改造前).',
  { IDLE_TESTING_BOOTH: 'A testing booth that stood idle (闲置核酸小屋).' },
);
