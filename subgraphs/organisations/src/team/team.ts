import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { builder, words } from '../builder.ts';
import { db } from '../db.ts';
import { TeamKind } from './kinds.ts';
import { partyShare } from './team.rules.ts';

interface Count {
  key: string;
  members: number;
  /** Null when of some members it is not said whether they are in the Party. */
  partyMembers: number | null;
}

/** Of teams whose members are all on record: how many they are today. */
const countOf = rowsByKey<Count>(
  db,
  (teams) => sql`
    select x.id as key, count(m.id)::int as members,
      case when bool_and(m.party_member is not null) is not false
        then count(m.id) filter (where m.party_member) end::int as "partyMembers"
    from organisation x
    left join team_member m on m.team_id = x.id and is_in_force(m.joined_on, m.left_on, today())
    where x.id = any(${teams}) and x.roster_complete
    group by x.id`,
);

export const Team = builder.prismaObject('Organisation', {
  variant: 'Team',
  description:
    'What there is to say of a team beside what it is as an organisation (队伍). Counts are null while not all members are on record.',
  fields: (t) => ({
    kind: t.field({
      type: TeamKind,
      nullable: true,
      description: 'What sort of team it is.',
      resolve: ({ teamKind }) => teamKind,
    }),
    skills: t.expose('skills', {
      type: [words.ServiceCategory],
      description: 'What the team is able to do, as far as said.',
    }),
    memberCount: t.int({
      nullable: true,
      description: 'How many members it has today; null while not all are on record.',
      resolve: async ({ id }, _args, ctx) => (await countOf(id, ctx))[0]?.members ?? null,
    }),
    partyMemberCount: t.int({
      nullable: true,
      description: 'How many of them are Party members; null where that is not known of all.',
      resolve: async ({ id }, _args, ctx) => (await countOf(id, ctx))[0]?.partyMembers ?? null,
    }),
    partyShare: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The share of Party members, from 0 to 1, to four digits; null where not known.',
      resolve: async ({ id }, _args, ctx) => {
        const [count] = await countOf(id, ctx);
        return count ? partyShare(count) : null;
      },
    }),
  }),
});
