import type { AgreementSeed } from './agreement-rows.ts';

/** The agreements that the reports name, without what they do not print: most days and duties. */
export const reportedJointBuilds: AgreementSeed[] = [
  {
    id: 'agr-fangzhi',
    kind: 'JOINT_BUILD',
    title: '纺织社区三方共建协议',
    areaId: 'com-fangzhi',
    // The branch of the compound is served by the agreement and is not one of its parties.
    parties: [
      { organisationId: 'org-com-fangzhi', role: 'COMMUNITY' },
      { organisationId: 'org-housing-security', role: 'GOVERNMENT_UNIT' },
      { organisationId: 'org-chengfa-branch', role: 'PROPERTY' },
    ],
    compoundIds: ['cmp-hualing'],
    // The report calls the signing recent; it is in force for as long as its plan runs.
    signedOn: '2023?',
    inForceTo: '2026',
    provenance: 'REPORTED',
  },
  {
    id: 'agr-ningbao',
    kind: 'JOINT_BUILD',
    title: '宁宝世家党建联建协议',
    areaId: 'com-ningbao',
    parties: [
      { organisationId: 'org-com-ningbao', role: 'COMMUNITY' },
      { organisationId: 'org-cmp-ningbao', role: 'COMPOUND' },
      { organisationId: 'org-firm-ningbao', role: 'PROPERTY' },
    ],
    compoundIds: ['cmp-ningbao'],
    provenance: 'REPORTED',
  },
  {
    id: 'agr-housing',
    kind: 'JOINT_BUILD',
    title: '即墨区住建局与海盛·新阳光地带所在社区共建',
    areaId: 'com-haisheng',
    parties: [
      { organisationId: 'org-housing-bureau', role: 'GOVERNMENT_UNIT' },
      { organisationId: 'org-com-haisheng', role: 'COMMUNITY' },
    ],
    areaIds: ['com-haisheng'],
    provenance: 'REPORTED',
  },
];

interface PartnerUnit {
  letter: string;
  signedOn: string;
  duties: string[];
}

// Of the eleven partner units of 宁宝 these four have signed; the others are known there by
// report-in, or not at all.
const signedUnits: PartnerUnit[] = [
  {
    letter: 'a',
    signedOn: '2023-01-06',
    duties: ['每季度为老年居民义诊', '义诊日程提前一周告知社区'],
  },
  {
    letter: 'd',
    signedOn: '2023-01-09',
    duties: ['周末承接水电小修', '每季度一次公共部位维修'],
  },
  {
    letter: 'e',
    signedOn: '2023-01-10',
    duties: ['为成年居民开设语言课'],
  },
  {
    letter: 'g',
    signedOn: '2023-01-12',
    duties: ['每季度两次绿化养护'],
  },
];

/** Sample agreements of 宁宝 with partner units; each covers the community whole. */
export const ningbaoPartnerships: AgreementSeed[] = signedUnits.map((unit) => ({
  id: `agr-nb-${unit.letter}`,
  kind: 'JOINT_BUILD',
  title: `宁宝社区与共建单位${unit.letter.toUpperCase()}共建协议`,
  areaId: 'com-ningbao',
  parties: [
    {
      organisationId: 'org-com-ningbao',
      role: 'COMMUNITY',
      duties: ['收集并梳理居民需求', '提供场地并组织居民参加'],
    },
    {
      organisationId: `org-nb-unit-${unit.letter}`,
      role: 'PARTNER_UNIT',
      duties: unit.duties,
    },
  ],
  areaIds: ['com-ningbao'],
  signedOn: unit.signedOn,
  inForceFrom: unit.signedOn,
  provenance: 'SYNTHETIC',
}));
