import { areas } from '../areas.ts';
import { numbers, padded } from '../compounds/sample-compounds.ts';
import { propertyFirms } from '../firms/firms.ts';
import { registrations } from './drivers.ts';
import { type PersonRow, person } from './person-rows.ts';
import { memberReportIns, unitReportIns } from './report-ins.ts';
import { type TieRow, type TieSeed, tieRow } from './tie-rows.ts';

// More than thirty units around 莲亭 make up its grand committee.
const unitsOfLianting: readonly TieSeed[] = numbers(31).map((number) => ({
  id: `tie-membership-lianting-${padded(number, 2)}`,
  kind: 'MEMBERSHIP',
  fromOrganisationId: `org-lianting-unit-${padded(number, 2)}`,
  toOrganisationId: 'org-lianting-grand',
  areaId: 'com-lianting',
  provenance: 'SYNTHETIC',
}));

const INSTRUCTORS = 9;

export const instructors: readonly PersonRow[] = numbers(INSTRUCTORS).map((number) =>
  person(`per-xinglin-instructor-${number}`, `杏林指导员-${number}`, 'str-xinglin'),
);

// Nine instructors for the 37 firms of 杏林; who instructs which is not printed.
const instruction: readonly TieSeed[] = propertyFirms()
  .filter(({ id }) => id === 'firm-chengfa' || id === 'firm-ningbao' || /^firm-xinglin-/.test(id))
  .map((firm, index) => ({
    id: `tie-instruction-${firm.id}`,
    kind: 'INSTRUCTION',
    fromPersonId: `per-xinglin-instructor-${(index % INSTRUCTORS) + 1}`,
    toOrganisationId: firm.organisationId,
    areaId: 'str-xinglin',
    provenance: 'SYNTHETIC',
  }));

const communitiesOfJimo = areas.filter(
  ({ level, path }) => level === 'COMMUNITY' && path.includes('.dst-jimo.'),
);

// The campaign began in spring 2021; which unit went to which community is not printed.
const deployments: readonly TieSeed[] = numbers(86).flatMap((number) => {
  const community = communitiesOfJimo[(number - 1) % communitiesOfJimo.length];
  return community === undefined
    ? []
    : [
        {
          id: `tie-deployment-jimo-${padded(number, 2)}`,
          kind: 'DEPLOYMENT' as const,
          fromOrganisationId: `org-jimo-unit-${padded(number, 2)}`,
          toAreaId: community.id,
          startsOn: '2021-21',
          areaId: community.id,
          provenance: 'SYNTHETIC' as const,
        },
      ];
});

// The street's property office sets the firms their tasks; which firms, is not printed.
const supervision: TieSeed = {
  id: 'tie-supervision-bishui',
  kind: 'SUPERVISION',
  fromOrganisationId: 'org-property-office',
  toOrganisationId: 'org-firm-bishui',
  areaId: 'str-xinan',
  provenance: 'SYNTHETIC',
};

export const ties: readonly TieRow[] = [
  ...unitReportIns,
  ...memberReportIns,
  ...unitsOfLianting,
  ...instruction,
  ...deployments,
  supervision,
  ...registrations,
].map(tieRow);
