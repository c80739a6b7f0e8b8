import type { Prisma } from '@lianjian/prisma-organisations/client';
import { placeOf } from '../compounds/compounds.ts';
import { numbers, padded } from '../compounds/sample-compounds.ts';
import { managementContracts } from '../firms/contracts.ts';
import { type PersonRow, person } from './person-rows.ts';

type Row = Prisma.AppointmentCreateManyInput;

interface Holding {
  person: PersonRow;
  rows: Row[];
}

/** One person with one post in the Party branch of a compound. */
function inBranch(
  id: string,
  pseudonym: string,
  compoundId: string,
  held: Pick<Row, 'post' | 'source'>,
): Holding {
  const place = placeOf(compoundId);
  return {
    person: person(`per-${id}`, pseudonym, place.areaId),
    rows: [
      {
        id: `apt-${id}`,
        personId: `per-${id}`,
        organisationId: `org-${compoundId}`,
        ...held,
        ...place,
        provenance: 'SYNTHETIC',
      },
    ],
  };
}

// 24 secretaries come from two sources; where those of the other branches come from is not printed.
const secretaries = numbers(24).map((number) => {
  const serial = padded(number, 2);
  return inBranch(`xinglin-secretary-${serial}`, `杏林书记-${serial}`, `cmp-xinglin-${serial}`, {
    post: 'SECRETARY',
    source: number <= 17 ? 'IN_SERVICE_MEMBER' : 'RETIRED_CADRE',
  });
});

// 49 came from the communities into the branches; how many of either source is not printed.
const reinforcements = numbers(49).map((number) => {
  const serial = padded(number, 2);
  return inBranch(
    `xinglin-reinforcement-${serial}`,
    `杏林委员-${serial}`,
    `cmp-xinglin-${serial}`,
    { post: 'MEMBER', source: number <= 25 ? 'COMMUNITY_CADRE' : 'PARTY_GRID_WORKER' },
  );
});

interface Crossing {
  compoundId: string;
  ownPost: 'PROPERTY_MANAGER' | 'OWNERS_COMMITTEE_CHAIR';
  at: string;
  pseudonym: string;
  provenance: Row['provenance'];
}

/** Somebody with a post of their own at a firm or committee who sits in the branch beside it. */
function crossing({ compoundId, ownPost, at, pseudonym, provenance }: Crossing): Holding {
  const place = placeOf(compoundId);
  const role = ownPost === 'PROPERTY_MANAGER' ? 'manager' : 'chair';
  const id = `${compoundId.slice('cmp-'.length)}-${role}`;
  const common = { personId: `per-${id}`, ...place, provenance };
  return {
    person: person(`per-${id}`, pseudonym, place.areaId),
    rows: [
      { id: `apt-${id}`, organisationId: at, post: ownPost, source: ownPost, ...common },
      {
        id: `apt-${id}-concurrent`,
        organisationId: `org-${compoundId}`,
        post: 'DEPUTY_SECRETARY',
        source: ownPost,
        concurrent: true,
        substantiveId: `apt-${id}`,
        ...common,
      },
    ],
  };
}

const crossed = new Set([
  'cmp-yueyuan',
  ...[2, 3, 4, 5, 6, 7].map((number) => `cmp-lianting-${number}`),
  ...numbers(9).map((number) => `cmp-xinglin-${padded(number, 2)}`),
]);

// The heads of property at sixteen compounds of 杏林, all seven of 莲亭 among them. Of 悦园 it is reported.
const managers = managementContracts()
  .filter(({ compoundId }) => crossed.has(compoundId))
  .map(({ compoundId, firmId }) =>
    crossing({
      compoundId,
      ownPost: 'PROPERTY_MANAGER',
      at: `org-${firmId}`,
      pseudonym: `物业主任-${compoundId.slice('cmp-'.length)}`,
      provenance: compoundId === 'cmp-yueyuan' ? 'REPORTED' : 'SYNTHETIC',
    }),
  );

const chairOfYueyuan = crossing({
  compoundId: 'cmp-yueyuan',
  ownPost: 'OWNERS_COMMITTEE_CHAIR',
  at: 'org-cmt-yueyuan',
  pseudonym: '悦园业委会主任',
  provenance: 'REPORTED',
});

const bishui = placeOf('cmp-bishui');
const hubHouseholder: Holding = {
  person: person('per-bishui-hub', '碧水中心户', bishui.areaId),
  rows: [
    {
      id: 'apt-bishui-hub',
      personId: 'per-bishui-hub',
      organisationId: 'org-hub-bishui',
      post: 'HUB_HOUSEHOLDER',
      ...bishui,
      provenance: 'REPORTED',
    },
  ],
};

const holdings = [...secretaries, ...reinforcements, ...managers, chairOfYueyuan, hubHouseholder];

export const officeHolders: readonly PersonRow[] = holdings.map((each) => each.person);

/** A person's own post comes before the one held beside it. */
export const appointments: readonly Row[] = holdings.flatMap((each) => each.rows);
