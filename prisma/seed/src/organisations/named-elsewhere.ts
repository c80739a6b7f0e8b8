import { type OrganisationSeed, reported } from './organisation-rows.ts';

// The centre is the city's; the report names no city, so it stands in the district that it works in.
const jimei: readonly OrganisationSeed[] = [
  reported('org-housing-security', 'UNIT_PARTY_ORGANISATION', 'dst-jimei', {
    nameZh: '市住房保障中心党支部',
    nameEn: 'Party Branch of the Municipal Housing Security Centre',
  }),
  reported(
    'org-greening',
    'GOVERNMENT_UNIT',
    'dst-jimei',
    { nameZh: '区市政园林局绿化中心', nameEn: 'District Greening Centre' },
    { skills: ['GREENING'] },
  ),
  reported('org-jimei-centre', 'SERVICE_CENTRE', 'str-xinglin', {
    nameZh: '集美区红色物业服务中心',
    nameEn: 'Jimei Red Property Service Centre',
    aliases: ['杏林街道业委会之家', '业委会之家'],
  }),
  reported(
    'org-ningbao-eldercare',
    'ELDERLY_CARE',
    'com-ningbao',
    { nameZh: '宁宝社区居家养老服务站', nameEn: 'Ningbao Home Care Station for the Elderly' },
    { aliases: ['社区居家养老服务站'], skills: ['ELDERLY_MEAL', 'PERSONAL_CARE'] },
  ),
  reported(
    'org-lianting-grand',
    'GRAND_COMMITTEE',
    'com-lianting',
    {
      nameZh: '莲亭社区大党委',
      nameEn: 'Lianting Grand Party Committee',
      aliases: ['社区大党委'],
    },
    { parentId: 'org-com-lianting' },
  ),
  reported(
    'org-cmt-yueyuan',
    'OWNERS_COMMITTEE',
    'com-lianting',
    { nameZh: '莲花新城悦园业主委员会', nameEn: "Lianhua Xincheng Yueyuan Owners' Committee" },
    { compoundId: 'cmp-yueyuan', aliases: ['悦园业委会'] },
  ),
];

const laoshan: readonly OrganisationSeed[] = [
  reported(
    'org-health-station',
    'HEALTH_STATION',
    'com-shanhai',
    { nameZh: '社区卫生服务站', nameEn: 'Community Health Station' },
    { skills: ['MEDICAL'] },
  ),
  reported(
    'org-fucai',
    'ELDERLY_CARE',
    'com-shanhai',
    { nameZh: '福彩四方居家养老服务中心', nameEn: 'Fucai Sifang Home Care Centre' },
    { skills: ['ELDERLY_MEAL'] },
  ),
  reported(
    'org-ouc-fl',
    'SCHOOL',
    'dst-laoshan',
    {
      nameZh: '中国海洋大学外国语学院',
      nameEn: 'College of Foreign Languages, Ocean University of China',
      aliases: ['外国语学院团委'],
    },
    { skills: ['LANGUAGE_CLASS'] },
  ),
  reported('org-qd-platform', 'PLATFORM', 'cty-qingdao', {
    nameZh: '青岛市智慧物业管理服务平台',
    nameEn: 'Qingdao Smart Property Platform',
  }),
];

const jimo: readonly OrganisationSeed[] = [
  reported('org-housing-bureau', 'GOVERNMENT_UNIT', 'dst-jimo', {
    nameZh: '区住建局',
    nameEn: 'Jimo Housing and Construction Bureau',
    aliases: ['即墨区住建局'],
  }),
  reported('org-enforcement', 'GOVERNMENT_UNIT', 'dst-jimo', {
    nameZh: '即墨区综合行政执法局',
    nameEn: 'Jimo Administrative Enforcement Bureau',
  }),
  reported('org-police', 'GOVERNMENT_UNIT', 'dst-jimo', {
    nameZh: '即墨公安分局',
    nameEn: 'Jimo Public Security Branch',
    aliases: ['公安分局'],
  }),
  reported('org-wenquan', 'ENTERPRISE', 'dst-jimo', {
    nameZh: '青岛温泉建设集团有限公司',
    nameEn: 'Qingdao Wenquan Construction Group',
    aliases: ['温泉建设集团'],
  }),
  reported('org-ztjg', 'STATE_ENTERPRISE', 'dst-jimo', {
    nameZh: '中铁建工山东公司',
    nameEn: 'China Railway Construction Engineering Shandong',
    aliases: ['即墨中心城项目'],
  }),
  reported('org-cscec8', 'STATE_ENTERPRISE', 'dst-jimo', {
    nameZh: '中建八局',
    nameEn: 'China Construction Eighth Engineering Division',
  }),
  reported('org-citou', 'STATE_ENTERPRISE', 'dst-jimo', {
    nameZh: '区属国企城投公司',
    nameEn: 'District Urban Investment Company',
    aliases: ['城投公司'],
  }),
  reported('org-site-general', 'PARTY_GENERAL_BRANCH', 'dst-jimo', {
    nameZh: '即墨区建筑工地流动党员管理服务中心党总支',
    nameEn: 'General Party Branch of Building Sites in Jimo',
  }),
];

/** 集美, 崂山 and 即墨: the bodies that three of the reports name, with what was printed. */
export const namedElsewhere = [...jimei, ...laoshan, ...jimo];
