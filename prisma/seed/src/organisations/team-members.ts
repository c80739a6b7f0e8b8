import type { Prisma } from '@lianjian/prisma-organisations/client';
import { numbers, padded } from '../compounds/sample-compounds.ts';
import { type PersonRow, person } from './person-rows.ts';
import { wrenchTeams } from './teams.ts';

type Row = Prisma.TeamMemberCreateManyInput;

interface Membership {
  person: PersonRow;
  row: Row;
}

function member(
  teamId: string,
  who: PersonRow,
  known: Pick<Row, 'partyMember' | 'skills' | 'role'>,
): Membership {
  const { areaId = null, areaPath = null } = who;
  if (areaId === null || areaPath === null) {
    throw new Error(`A member of a team belongs somewhere: ${who.id}`);
  }
  const id = `mem-${teamId.slice('org-'.length)}-${who.id.slice('per-'.length)}`;
  return {
    person: who,
    row: { id, teamId, personId: who.id, areaId, areaPath, ...known, provenance: 'SYNTHETIC' },
  };
}

const repairs: readonly NonNullable<Row['skills']>[] = [
  ['INDOOR_REPAIR'],
  ['PLUMBING_ELECTRIC'],
  ['INDOOR_REPAIR', 'PLUMBING_ELECTRIC'],
  ['INDOOR_REPAIR', 'WALL_AND_FENCE'],
];

// 37 members; a third of them at the least are in the Party, and 13 is the least that is so.
const qianshang = numbers(37).map((number) =>
  member(
    'org-qianshang-repair',
    person(`per-qianshang-${padded(number, 2)}`, `阡上-${padded(number, 2)}`, 'com-qianshang'),
    { partyMember: number <= 13, skills: repairs[(number - 1) % repairs.length] },
  ),
);

// Those at 龙泽书苑 who take up wishes; half of them are in-service Party members.
const longze = numbers(14).map((number) =>
  member(
    'org-longze-red',
    person(`per-longze-${padded(number, 2)}`, `龙泽-${padded(number, 2)}`, 'com-shanhai'),
    { partyMember: number <= 7, skills: ['SNOW_AND_HYGIENE'] },
  ),
);

const roles = [
  'SECRETARY_ASSISTANT',
  'GRID_WORKER',
  'SOCIAL_WORKER',
  'VOLUNTEER',
  'RESIDENT_REPRESENTATIVE',
] as const;

const disputeGroup = roles.map((role, index) =>
  member(
    'org-longze-dispute',
    person(`per-longze-dispute-${index + 1}`, `龙泽调解-${index + 1}`, 'com-shanhai'),
    { role, partyMember: null, skills: ['MEDIATION'] },
  ),
);

const MEMBERS_OF_A_WRENCH_TEAM = 23;

// 21 teams of 23 are 483, which is nearly 500; they are Party members with a trade.
const wrench = wrenchTeams.flatMap((team, index) =>
  numbers(MEMBERS_OF_A_WRENCH_TEAM).map((number) => {
    const serial = padded(index * MEMBERS_OF_A_WRENCH_TEAM + number, 3);
    return member(team.id, person(`per-wrench-${serial}`, `扳手-${serial}`, 'dst-jimo'), {
      partyMember: true,
      skills: team.skills,
    });
  }),
);

const memberships = [...qianshang, ...longze, ...disputeGroup, ...wrench];

export const teamPeople: readonly PersonRow[] = memberships.map((each) => each.person);
export const teamMembers: readonly Row[] = memberships.map((each) => each.row);
