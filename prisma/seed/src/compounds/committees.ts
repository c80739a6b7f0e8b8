import type { Prisma } from '@lianjian/prisma-compounds/client';
import { compounds, placeOf } from './compounds.ts';
import { numbers, padded } from './sample-compounds.ts';

type StatusSeed = Pick<
  Prisma.OwnersCommitteeStatusPeriodCreateManyInput,
  'status' | 'startsOn' | 'attestedOn'
>;

interface CommitteeSeed
  extends Omit<Prisma.OwnersCommitteeCreateManyInput, 'id' | 'areaId' | 'areaPath'> {
  compoundId: string;
  statuses: readonly StatusSeed[];
}

// S2 prints no date; its year is inferred.
const inS2 = '2023?';
// The 62 of 辛安 took four months to prepare and were there when the report was printed.
const formedInXinan: readonly StatusSeed[] = [
  { status: 'PREPARING', attestedOn: '2024' },
  { status: 'ESTABLISHED', attestedOn: '2024-10-15' },
];

const named: readonly CommitteeSeed[] = [
  {
    compoundId: 'cmp-longze',
    statuses: [
      { status: 'PREPARING' },
      { status: 'ELECTING' },
      { status: 'ESTABLISHED', startsOn: '2024-02' },
    ],
    initiator: 'PARTY_BRANCH',
    prepMeetings: 20,
    prepMeetingsQualifier: 'MORE_THAN',
    interviews: 50,
    interviewsQualifier: 'MORE_THAN',
    electionChannel: 'ONLINE_PLATFORM',
    platformOrganisationId: 'org-qd-platform',
    provenance: 'REPORTED',
  },
  {
    compoundId: 'cmp-ningbao',
    statuses: [{ status: 'ESTABLISHED', attestedOn: inS2 }],
    provenance: 'REPORTED',
  },
  {
    // In preparation when the west gate was built, established when the report was written.
    compoundId: 'cmp-yueyuan',
    statuses: [{ status: 'PREPARING' }, { status: 'ESTABLISHED', attestedOn: inS2 }],
    organisationId: 'org-cmt-yueyuan',
    provenance: 'REPORTED',
  },
  { compoundId: 'cmp-bishui', statuses: formedInXinan, provenance: 'REPORTED' },
];

/** 莲亭: beside 悦园 three are in preparation; of the other three nothing is said. */
const preparingInLianting: readonly CommitteeSeed[] = [2, 3, 4].map((number) => ({
  compoundId: `cmp-lianting-${number}`,
  statuses: [{ status: 'PREPARING', attestedOn: inS2 }],
  provenance: 'SYNTHETIC',
}));

const sampleOfXinan: readonly CommitteeSeed[] = compounds
  .filter(({ id }) => /^cmp-(jiangshan|xinan)-/.test(id))
  .map(({ id }) => ({ compoundId: id, statuses: formedInXinan, provenance: 'SYNTHETIC' }));

/** With 宁宝世家 and 悦园 these make the 35 of 杏林. */
export const sampleCommitteesOfXinglin = numbers(33).map(
  (number) => `cmp-xinglin-${padded(number, 2)}`,
);

const sampleOfXinglin: readonly CommitteeSeed[] = sampleCommitteesOfXinglin.map((compoundId) => ({
  compoundId,
  statuses: [{ status: 'ESTABLISHED', attestedOn: inS2 }],
  provenance: 'SYNTHETIC',
}));

const seeds = [...named, ...preparingInLianting, ...sampleOfXinan, ...sampleOfXinglin];

/** The first committee of a compound has the compound's own id, but for the prefix. */
export function committeeId(compoundId: string): string {
  return `cmt-${compoundId.slice('cmp-'.length)}`;
}

export const committees: readonly Prisma.OwnersCommitteeCreateManyInput[] = seeds.map(
  ({ statuses: _, ...committee }) => ({
    ...committee,
    id: committeeId(committee.compoundId),
    ...placeOf(committee.compoundId),
  }),
);

export const statusPeriods: readonly Prisma.OwnersCommitteeStatusPeriodCreateManyInput[] =
  seeds.flatMap(({ compoundId, statuses, provenance }) =>
    statuses.map((status, index) => ({
      id: `${committeeId(compoundId)}-status-${index + 1}`,
      committeeId: committeeId(compoundId),
      ordinal: index + 1,
      ...status,
      provenance,
    })),
  );
