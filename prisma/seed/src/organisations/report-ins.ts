import { numbers, padded } from '../compounds/sample-compounds.ts';
import { type PersonRow, person } from './person-rows.ts';
import type { TieSeed } from './tie-rows.ts';

function reportIn(organisationId: string, communityId: string, known: Partial<TieSeed>): TieSeed {
  return {
    id: `tie-report-in-${organisationId.slice('org-'.length)}`,
    kind: 'REPORT_IN',
    fromOrganisationId: organisationId,
    toAreaId: communityId,
    areaId: communityId,
    provenance: 'SYNTHETIC',
    ...known,
  };
}

/** Units that reported in to a community; H of 宁宝 did so once and no longer does. */
export const unitReportIns: readonly TieSeed[] = [
  reportIn('org-housing-bureau', 'com-haisheng', {
    agreementId: 'agr-housing',
    provenance: 'REPORTED',
  }),
  ...['b', 'd', 'f', 'k'].map((letter) =>
    reportIn(`org-nb-unit-${letter}`, 'com-ningbao', { startsOn: '2022-11' }),
  ),
  reportIn('org-nb-unit-h', 'com-ningbao', { startsOn: '2021', endsOn: '2022-06' }),
  ...numbers(7).map((number) =>
    reportIn(`org-lianting-unit-${padded(number, 2)}`, 'com-lianting', { startsOn: '2023' }),
  ),
];

// 151 members of both sides together; how many of either side is not printed.
const FROM_THE_BUREAU = 100;

const members = numbers(151).map((number) => {
  const serial = padded(number, 3);
  const sender = number <= FROM_THE_BUREAU ? 'org-housing-bureau' : 'org-com-haisheng';
  const tie: TieSeed = {
    id: `tie-member-report-in-haisheng-${serial}`,
    kind: 'MEMBER_REPORT_IN',
    fromPersonId: `per-haisheng-${serial}`,
    fromOrganisationId: sender,
    toAreaId: 'com-haisheng',
    agreementId: 'agr-housing',
    areaId: 'com-haisheng',
    provenance: 'SYNTHETIC',
  };
  return { person: person(`per-haisheng-${serial}`, `海盛-${serial}`, 'com-haisheng'), tie };
});

export const reportedInPeople: readonly PersonRow[] = members.map((each) => each.person);
export const memberReportIns: readonly TieSeed[] = members.map((each) => each.tie);
