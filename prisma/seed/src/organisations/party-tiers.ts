import type { Prisma } from '@lianjian/prisma-organisations/client';
import { areaPath } from '../areas.ts';

type Row = Prisma.PartyTierCreateManyInput;
type Tier = readonly [kind: Row['kind'], nameZh: string, nameEn: string];

function tiers(scheme: Row['scheme'], areaId: string, list: readonly Tier[]): Row[] {
  return list.map(([kind, nameZh, nameEn], index) => ({
    id: `tier-${areaId}-${index + 1}`,
    scheme,
    rank: index + 1,
    kind,
    nameZh,
    nameEn,
    areaId,
    areaPath: areaPath(areaId),
    provenance: 'REPORTED',
  }));
}

/** The two Party structures that are printed tier by tier, the highest first. */
export const partyTiers: readonly Row[] = [
  ...tiers('JIMO_FIVE_TIER', 'dst-jimo', [
    ['STREET_COMMITTEE', '镇街党（工）委', 'Street Party working committee'],
    ['COMMUNITY_COMMITTEE', '社区党委', 'Community Party committee'],
    ['GRID_PARTY_BRANCH', '网格党支部', 'Grid Party branch'],
    ['BUILDING_PARTY_GROUP', '楼院党小组', 'Building Party group'],
    ['PARTY_HUB_HOUSEHOLD', '党员中心户', 'Party hub household'],
  ]),
  ...tiers('SHANHAI_FOUR_TIER', 'com-shanhai', [
    ['COMMUNITY_COMMITTEE', '社区党委', 'Community Party committee'],
    ['COMPOUND_PARTY_BRANCH', '小区党组织', 'Compound Party organisation'],
    ['BUILDING_PARTY_GROUP', '楼栋党小组', 'Building Party group'],
    ['PARTY_HUB_HOUSEHOLD', '党员中心户', 'Party hub household'],
  ]),
];
