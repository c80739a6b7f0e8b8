import { propertyFirms } from '../firms/firms.ts';
import { stations } from '../firms/stations.ts';
import { type OrganisationSeed, reported, sample } from './organisation-rows.ts';

// The steward centre belongs to a company of the district.
const parents: Readonly<Record<string, string>> = { 'firm-xincheng': 'org-citou' };

const firms: readonly OrganisationSeed[] = propertyFirms().map((firm) => ({
  id: firm.organisationId,
  kind: 'PROPERTY_FIRM',
  nameZh: firm.nameZh,
  nameEn: firm.nameEn,
  aliases: firm.aliases,
  areaId: firm.areaId,
  firmId: firm.id,
  parentId: parents[firm.id] ?? null,
  provenance: firm.provenance,
}));

const namedBranches: readonly OrganisationSeed[] = [
  reported(
    'org-chengfa-branch',
    'FIRM_PARTY_BRANCH',
    'str-xinglin',
    {
      nameZh: '集美城发物业党支部',
      nameEn: 'Party Branch of Jimei Chengfa Property',
      aliases: ['城发物业党支部'],
    },
    { hostId: 'org-firm-chengfa' },
  ),
  sample(
    'org-firm-xincheng-branch',
    'FIRM_PARTY_BRANCH',
    'dst-jimo',
    {
      nameZh: '新城市安居物业管理中心党支部样例',
      nameEn: 'Sample Party Branch of Xinchengshi Anju',
    },
    { hostId: 'org-firm-xincheng' },
  ),
];

// That each first member of the alliance has a Party organisation is reported; what it is called is not.
const allianceBranches = propertyFirms()
  .filter(({ id }) => id.startsWith('firm-yinzhu-'))
  .map((firm) =>
    sample(
      `org-${firm.id}-branch`,
      'FIRM_PARTY_BRANCH',
      firm.areaId,
      { nameZh: `${firm.nameZh}党支部`, nameEn: `Party Branch of ${firm.nameEn}` },
      { hostId: firm.organisationId },
    ),
  );

// Likewise each work station of the steward centre has one.
const stationBranches = stations().map((station) =>
  sample(
    station.partyBranchId,
    'FIRM_PARTY_BRANCH',
    station.areaId,
    { nameZh: `${station.nameZh}党支部`, nameEn: `Party Branch of ${station.nameEn}` },
    { hostId: 'org-firm-xincheng', parentId: 'org-firm-xincheng-branch' },
  ),
);

/** Every firm as the organisation that signs and acts, and the Party branches inside firms. */
export const firmBodies = [...firms, ...namedBranches, ...allianceBranches, ...stationBranches];
