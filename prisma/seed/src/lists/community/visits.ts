import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../../areas.ts';
import { at, plusDays } from '../days.ts';
import { ningbaoClaimed } from '../ningbao-claimed.ts';
import { placeOf } from '../places.ts';

type Row = Prisma.VisitCreateManyInput;

// Printed as more than 310; who they were and when they were visited is invented.
const VISITED = 311;
const WISHES = 42;
const VOLUNTEERS = 14;
const FIRST_DAY = '2023-04-03';

const padded = (number: number, digits: number) => String(number).padStart(digits, '0');

function visit(
  place: string,
  on: string,
  row: Pick<Row, 'id' | 'kind'> & Partial<Row>,
  visitor: string,
): Row {
  const { areaId, compoundId } = placeOf(place);
  const isPerson = visitor.startsWith('per-');
  return {
    areaId,
    areaPath: areaPath(areaId),
    compoundId,
    visitorPersonId: isPerson ? visitor : null,
    visitorOrganisationId: isPerson ? null : visitor,
    visitedAt: at(on),
    outcome: 'MET',
    createdAt: at(on),
    updatedAt: at(on),
    provenance: 'SYNTHETIC',
    ...row,
  };
}

/** Those in difficulty who were visited in 龙泽书苑; the first of them had a wish. */
function longze(): Row[] {
  return Array.from({ length: VISITED }, (_, index) => {
    const on = plusDays(FIRST_DAY, index < WISHES ? index * 8 : index);
    const household = `样例住户${padded(index + 1, 3)}`;
    const id = `vis-longze-${padded(index + 1, 3)}`;
    const row = { id, kind: 'IN_DIFFICULTY', category: 'IN_DIFFICULTY', household } as const;
    return visit('cmp-longze', on, row, `per-longze-${padded((index % VOLUNTEERS) + 1, 2)}`);
  });
}

const DOORS = ['NEW_RESIDENT', 'LONG_RESIDENT', 'IN_DIFFICULTY'] as const;

/** The three doors of 纺织: each sort of household four times. */
function fangzhi(): Row[] {
  return Array.from({ length: 12 }, (_, index) => {
    const kind = DOORS[index % DOORS.length] ?? 'NEW_RESIDENT';
    const row = {
      id: `vis-fangzhi-${padded(index + 1, 2)}`,
      kind,
      category: kind,
      household: `样例住户${padded(index + 1, 2)}`,
      outcome: index % 6 === 5 ? ('NOBODY_IN' as const) : ('MET' as const),
    };
    return visit('com-fangzhi', `2023-${padded(index + 1, 2)}-06`, row, 'org-com-fangzhi');
  });
}

/** What 宁宝 asked those who were served, three weeks after they were promised it. */
function ningbao(): Row[] {
  const served = ningbaoClaimed().flatMap((story) =>
    (story.claims ?? []).map((claim, index) => ({ story, claim, number: index + 1 })),
  );
  return served
    .filter(({ claim }) => claim.state === 'CONFIRMED')
    .map(({ story, claim, number }, index) => {
      const row = {
        id: `vis-nb-return-${padded(index + 1, 2)}`,
        kind: 'RETURN_VISIT' as const,
        demandId: story.id,
        claimId: `${story.id.replace(/^dem-/, 'clm-')}-${number}`,
        satisfied: (claim.rating ?? 3) > 3,
      };
      return visit(story.place, plusDays(claim.on, 21), row, 'org-com-ningbao');
    });
}

/** All visits of the sample, with the demands that they brought. */
export function visitRows() {
  const visits = [...longze(), ...fangzhi(), ...ningbao()];
  const demands = Array.from({ length: WISHES }, (_, index) => ({
    visitId: `vis-longze-${padded(index + 1, 3)}`,
    demandId: `dem-longze-wish-${padded(index + 1, 2)}`,
  }));
  return { visits, demands };
}
