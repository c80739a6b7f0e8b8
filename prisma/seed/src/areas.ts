/**
 * The area tree of the sample: cities, districts, streets, communities. Every namespace copies ids, parents and paths
 * from here. The names are those of the reports; a sample community exists only so that published counts have rows.
 * Codes are those of the public statistical division standard, taken where name and street match exactly one entry.
 */
export interface AreaSeed {
  id: string;
  parentId: string | null;
  level: 'CITY' | 'DISTRICT' | 'STREET' | 'COMMUNITY';
  nameZh: string;
  nameEn: string;
  aliases: string[];
  code: string | null;
  strategies: ('GRAND_PARTY_BUILDING' | 'GRAND_LIVELIHOOD' | 'GRAND_CITY_MANAGEMENT')[];
  provenance: 'REPORTED' | 'SYNTHETIC';
  /** Ids from the root down, joined by dots. */
  path: string;
}

type Entry = Omit<AreaSeed, 'path' | 'level' | 'aliases' | 'strategies' | 'provenance'> &
  Partial<Pick<AreaSeed, 'aliases' | 'strategies' | 'provenance'>>;

const area = (
  id: string,
  parentId: string | null,
  nameZh: string,
  nameEn: string,
  code: string | null = null,
): Entry => ({ id, parentId, nameZh, nameEn, code });

const cities: Entry[] = [area('cty-qingdao', null, '青岛市', 'Qingdao', '370200')];

const districts: Entry[] = [
  // The new area and the district of the standard cover the same land.
  {
    ...area('dst-xihaian', 'cty-qingdao', '西海岸新区', 'West Coast New Area', '370211'),
    aliases: ['黄岛区'],
  },
  area('dst-laoshan', 'cty-qingdao', '崂山区', 'Laoshan District', '370212'),
  area('dst-jimo', 'cty-qingdao', '即墨区', 'Jimo District', '370215'),
  // The report names no city above this district, so it is a root of its own.
  area('dst-jimei', null, '集美区', 'Jimei District', '350211'),
];

const streets: Entry[] = [
  area('str-huangdao', 'dst-xihaian', '黄岛街道', 'Huangdao Street', '370211001'),
  area('str-xinan', 'dst-xihaian', '辛安街道', "Xin'an Street", '370211002'),
  area('str-xuejiadao', 'dst-xihaian', '薛家岛街道', 'Xuejiadao Street', '370211003'),
  area('str-hongshiya', 'dst-xihaian', '红石崖街道', 'Hongshiya Street', '370211006'),
  {
    ...area('str-yinzhu', 'dst-xihaian', '隐珠街道', 'Yinzhu Street', '370211010'),
    strategies: ['GRAND_PARTY_BUILDING', 'GRAND_LIVELIHOOD', 'GRAND_CITY_MANAGEMENT'],
  },
  area('str-shazikou', 'dst-laoshan', '沙子口街道', 'Shazikou Street', '370212002'),
  area('str-chaohai', 'dst-jimo', '潮海街道', 'Chaohai Street', '370215002'),
  area('str-beian', 'dst-jimo', '北安街道', "Bei'an Street", '370215004'),
  area('str-xinglin', 'dst-jimei', '杏林街道', 'Xinglin Street', '350211003'),
];

const namedCommunities: Entry[] = [
  area(
    'com-jiangshan',
    'str-xinan',
    '江山北路社区',
    'Jiangshan North Road Community',
    '370211002045',
  ),
  area('com-yihe', 'str-xinan', '沂河路社区', 'Yihe Road Community', '370211002053'),
  area('com-weihexi', 'str-xinan', '渭河西路社区', 'Weihe West Road Community', '370211002056'),
  area('com-qianshang', 'str-yinzhu', '阡上社区', 'Qianshang Community', '370211010053'),
  area('com-liugou', 'str-huangdao', '柳沟社区', 'Liugou Community', '370211001002'),
  area('com-fangzhi', 'str-xinglin', '纺织社区', 'Fangzhi Community', '350211003003'),
  area('com-ningbao', 'str-xinglin', '宁宝社区', 'Ningbao Community', '350211003012'),
  area('com-lianting', 'str-xinglin', '莲亭社区', 'Lianting Community', '350211003020'),
  area('com-shanhai', 'str-shazikou', '山海社区', 'Shanhai Community', '370212002040'),
  area('com-dahua', 'str-chaohai', '大华社区', 'Dahua Community', '370215002003'),
  area('com-heshun', 'str-chaohai', '和顺社区', 'Heshun Community', '370215002007'),
  area('com-gucheng', 'str-chaohai', '古城社区', 'Gucheng Community', '370215002013'),
  // The report names neither this community nor its street, only the compound in it.
  area('com-haisheng', 'dst-jimo', '海盛·新阳光地带所在社区', 'Community of Haisheng Xinyangguang'),
];

function sampleCommunities(streetId: string, street: string, streetEn: string, count: number) {
  return Array.from({ length: count }, (_, index): Entry => {
    const number = String(index + 1).padStart(2, '0');
    return {
      ...area(
        `com-${streetId.slice('str-'.length)}-${number}`,
        streetId,
        `${street}样例社区${number}`,
        `${streetEn} Sample Community ${number}`,
      ),
      provenance: 'SYNTHETIC',
    };
  });
}

const communities: Entry[] = [
  ...namedCommunities,
  // With the three named ones these make the eleven communities of 杏林.
  ...sampleCommunities('str-xinglin', '杏林', 'Xinglin', 8),
  ...sampleCommunities('str-xinan', '辛安', "Xin'an", 5),
  ...sampleCommunities('str-chaohai', '潮海', 'Chaohai', 5),
  ...sampleCommunities('str-beian', '北安', "Bei'an", 5),
];

function grow(): AreaSeed[] {
  const rows = new Map<string, AreaSeed>();
  const levels = { CITY: cities, DISTRICT: districts, STREET: streets, COMMUNITY: communities };
  for (const [level, entries] of Object.entries(levels)) {
    for (const entry of entries) {
      const above = entry.parentId === null ? undefined : rows.get(entry.parentId);
      rows.set(entry.id, {
        aliases: [],
        strategies: [],
        provenance: 'REPORTED',
        ...entry,
        level: level as AreaSeed['level'],
        path: above ? `${above.path}.${entry.id}` : entry.id,
      });
    }
  }
  return [...rows.values()];
}

/** Parents come before their children. */
export const areas: readonly AreaSeed[] = grow();

const paths = new Map(areas.map((row) => [row.id, row.path]));

/** The path of an area; an id that is not in the tree is a mistake in the sample. */
export function areaPath(id: string): string {
  const path = paths.get(id);
  if (path === undefined) {
    throw new Error(`The sample names an area that is not in the tree: ${id}`);
  }
  return path;
}
