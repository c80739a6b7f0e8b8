import type { AgreementSeed } from './agreement-rows.ts';

// The report has fourteen site branches pair with the communities nearest to them and names none of
// those pairs; the sample gives each branch one of the fourteen communities of 即墨 that it has.
const pairedCommunities = [
  'com-heshun',
  'com-dahua',
  'com-gucheng',
  'com-haisheng',
  ...['chaohai', 'beian'].flatMap((street) =>
    [1, 2, 3, 4, 5].map((number) => `com-${street}-0${number}`),
  ),
];

const redWrench: AgreementSeed[] = pairedCommunities.map((communityId, index) => {
  const number = String(index + 1).padStart(2, '0');
  return {
    id: `agr-redwrench-${number}`,
    kind: 'PAIRING',
    title: `红色驿站第${number}支部与就近社区结对共建`,
    areaId: communityId,
    parties: [
      {
        organisationId: `org-site-${number}`,
        role: 'PARTNER_UNIT',
        duties: ['红扳手志愿服务队进社区维修'],
      },
      { organisationId: `org-${communityId}`, role: 'COMMUNITY', duties: ['收集维修需求'] },
    ],
    areaIds: [communityId],
    signedOn: '2021',
    inForceFrom: '2021',
    provenance: 'SYNTHETIC',
  };
});

// That each compound of 莲亭 has a unit is published; which unit is not.
const lianting: AgreementSeed[] = [1, 2, 3, 4, 5, 6, 7].map((number) => {
  const compound = number === 1 ? 'yueyuan' : `lianting-${number}`;
  return {
    id: `agr-lianting-${number}`,
    kind: 'PAIRING',
    title: `莲亭小区与联建单位结对（${number}）`,
    areaId: 'com-lianting',
    parties: [
      {
        organisationId: `org-cmp-${compound}`,
        role: 'COMPOUND',
        duties: ['提出小区需求'],
      },
      {
        organisationId: `org-lianting-unit-0${number}`,
        role: 'PARTNER_UNIT',
        duties: ['对应联建该小区'],
      },
    ],
    compoundIds: [`cmp-${compound}`],
    signedOn: '2023-03-28',
    inForceFrom: '2023-03-28',
    provenance: 'SYNTHETIC',
  };
});

export const pairings: AgreementSeed[] = [...redWrench, ...lianting];
