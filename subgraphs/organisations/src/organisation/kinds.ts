import { kernelView } from '@lianjian/kernel/builder';
import { enumeration } from '@lianjian/vocabulary/enums';
import { builder } from '../builder.ts';

export const OrganisationKind = enumeration(
  kernelView(builder),
  'OrganisationKind',
  'What sort of body an organisation is (组织类型).',
  {
    STREET_COMMITTEE: 'Acts for a street: its working committee and office (街道党工委、办事处).',
    COMMUNITY_COMMITTEE:
      'Acts for a community: its Party and residents’ committee (社区党委、居委会).',
    GRAND_COMMITTEE: 'A community’s committee joined by units around it (社区大党委).',
    PARTY_GENERAL_BRANCH: 'A general Party branch above several branches (党总支).',
    COMPOUND_PARTY_BRANCH: 'The Party branch of a compound (小区党支部).',
    GRID_PARTY_BRANCH: 'The Party branch of a grid (网格党支部).',
    SITE_PARTY_BRANCH: 'The Party branch of a building site, a red station (红色驿站党支部).',
    FIRM_PARTY_BRANCH: 'The Party branch of a property firm or its station (物业党支部).',
    UNIT_PARTY_ORGANISATION: 'The Party organisation of another unit (单位党组织).',
    BUILDING_PARTY_GROUP: 'The Party group of a building (楼栋党小组).',
    PARTY_HUB_HOUSEHOLD: 'A Party member’s home that others rally round (党员中心户).',
    OWNERS_COMMITTEE: 'An owners’ committee where it acts itself (业主委员会).',
    GOVERNMENT_UNIT: 'A bureau, office or brigade of government (机关).',
    PARTNER_UNIT: 'A unit that builds along, of whatever sort (共建单位).',
    ENTERPRISE: 'An enterprise (企业).',
    STATE_ENTERPRISE: 'An enterprise owned by the state (国有企业).',
    UTILITY: 'A supplier of power or of municipal works (市政公用企业).',
    PROPERTY_FIRM: 'A property firm; what it manages is told by PropertyFirm (物业服务企业).',
    HEALTH_STATION: 'A community health station (社区卫生服务站).',
    ELDERLY_CARE: 'A station or centre of care for the elderly (居家养老服务站).',
    SCHOOL: 'A school or college (院校).',
    SERVICE_CENTRE: 'A centre that serves committees and firms (服务中心).',
    PLATFORM: 'An online platform or brand (平台、品牌).',
    ALLIANCE: 'An alliance of firms (联盟).',
    ASSOCIATION: 'An association of people (协会).',
    VOLUNTEER_TEAM: 'A team that serves; see its team (志愿服务队).',
    OTHER: 'Of another sort (其他).',
  },
);
