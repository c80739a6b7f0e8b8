import { reported } from './organisation-rows.ts';

/** 西海岸新区: the bodies that two of the reports name, with what was printed and nothing more. */
export const namedOfWestCoast = [
  reported('org-market-brigade', 'GOVERNMENT_UNIT', 'dst-xihaian', {
    nameZh: '区市场监督管理局综合执法大队',
    nameEn: 'District Market Regulation Enforcement Brigade',
  }),
  reported('org-market-hsy', 'GOVERNMENT_UNIT', 'str-hongshiya', {
    nameZh: '区市场监督管理局红石崖所',
    nameEn: 'Hongshiya Market Regulation Office',
  }),
  reported('org-municipal', 'UTILITY', 'str-huangdao', {
    nameZh: '市政公司',
    nameEn: 'Municipal Works Company',
  }),
  // The report speaks of a supplier of electricity without its name.
  reported(
    'org-power',
    'UTILITY',
    'str-xinan',
    { nameZh: '供电企业', nameEn: 'Power Supply Company' },
    { skills: ['FIRE_AND_EBIKE_SAFETY'] },
  ),
  reported(
    'org-property-office',
    'GOVERNMENT_UNIT',
    'str-xinan',
    { nameZh: '街道物业办', nameEn: 'Street Property Office' },
    { parentId: 'org-str-xinan' },
  ),
  reported('org-baofeng', 'ENTERPRISE', 'str-xinan', {
    nameZh: '青岛宝丰物流园',
    nameEn: 'Qingdao Baofeng Logistics Park',
    aliases: ['司机之家'],
  }),
  reported(
    'org-chexianfeng',
    'PLATFORM',
    'str-xinan',
    {
      nameZh: '车先锋',
      nameEn: 'Truck Vanguard',
      aliases: ['西海岸车先锋', '西海岸车先锋小程序'],
    },
    { establishedOn: '2023-05', skills: ['FREIGHT', 'MEDIATION'] },
  ),
  reported(
    'org-kasao',
    'ASSOCIATION',
    'str-xinan',
    { nameZh: '“卡嫂”协会', nameEn: "Truckers' Wives' Association", aliases: ['卡嫂协会'] },
    { establishedOn: '2024-08-26' },
  ),
  reported(
    'org-yinzhu-alliance',
    'ALLIANCE',
    'str-yinzhu',
    { nameZh: '隐珠街道红色物业党建联盟', nameEn: 'Yinzhu Red Property Alliance' },
    { establishedOn: '2023', parentId: 'org-str-yinzhu' },
  ),
];
