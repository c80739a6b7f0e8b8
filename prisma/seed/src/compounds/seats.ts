import type { Prisma } from '@lianjian/prisma-compounds/client';
import { committeeId, sampleCommitteesOfXinglin } from './committees.ts';
import { numbers } from './sample-compounds.ts';

/** 宁宝世家: seven members, five of them in the Party. 悦园: more than half. */
const ningbao = seats('cmp-ningbao', 7, 5);
const yueyuan = seats('cmp-yueyuan', 7, 4).map((seat) =>
  // The chair is deputy secretary of the compound's branch too, so organisations knows the person.
  seat.post === 'CHAIR' ? { ...seat, personId: 'per-yueyuan-chair' } : seat,
);

// The 41 Party members of the street's committees, without the nine above.
const membersElsewhere = 32;

const elsewhere = sampleCommitteesOfXinglin.flatMap((compoundId, index) =>
  seats(compoundId, 5, index < membersElsewhere ? 1 : 0),
);

export const committeeSeats: readonly Prisma.OwnersCommitteeSeatCreateManyInput[] = [
  ...ningbao,
  ...yueyuan,
  ...elsewhere,
];

/** The reports count seats; who sits where is invented, so every seat is SYNTHETIC. Party members come first. */
function seats(
  compoundId: string,
  count: number,
  partyMembers: number,
): Prisma.OwnersCommitteeSeatCreateManyInput[] {
  return numbers(count).map((ordinal) => ({
    id: `${committeeId(compoundId)}-seat-${ordinal}`,
    committeeId: committeeId(compoundId),
    ordinal,
    post: ordinal === 1 ? 'CHAIR' : ordinal === 2 ? 'DEPUTY_CHAIR' : 'MEMBER',
    ...partyOf(ordinal, partyMembers),
    provenance: 'SYNTHETIC',
  }));
}

function partyOf(ordinal: number, partyMembers: number) {
  if (ordinal > partyMembers) {
    return { partyMember: false, partyCategory: null };
  }
  const partyCategory = ordinal % 2 === 1 ? ('RETIRED' as const) : ('IN_SERVICE' as const);
  return { partyMember: true, partyCategory };
}
