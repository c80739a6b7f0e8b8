import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import { type By, made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { memberViolations } from './new-member.rules.ts';

type Tx = Prisma.TransactionClient;

/** Somebody who is put onto the roster of a team; what is not known is null. */
export interface NewMember
  extends Pick<Prisma.TeamMemberUncheckedCreateInput, 'teamId' | 'personId'> {
  role: Exclude<Prisma.TeamMemberUncheckedCreateInput['role'], undefined>;
  partyMember: boolean | null;
  skills: Prisma.OrganisationCreateskillsInput['set'];
  joinedOn: string | null;
}

/** Puts somebody onto the roster, unless something stands against it. */
export function enrol(row: NewMember, by: By, command: Command, ctx: Context): Promise<Answer> {
  return once<Tx>(db(), command, async (tx) => {
    const { place, ...meeting } = await meet(tx, row);
    const violations = memberViolations(row, by, meeting);
    if (!place || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    const { areaId, areaPath } = place;
    const id = command.objectId;
    await tx.teamMember.create({ data: { ...row, id, areaId, areaPath, provenance: 'ENTERED' } });
    // Of a person the log knows the id alone, and not whether they are in the Party.
    const { partyMember, ...after } = row;
    const enrolled = made('teamMember.enrolled', 'TeamMember', id, { ...after, areaPath });
    await appendEvents(tx, [enrolled], ctx, by.actingForId);
    return [];
  });
}

/** The team is locked, so that of two alike the second sees the first. */
async function meet(tx: Tx, { teamId, personId }: NewMember) {
  const [place] = await tx.$queryRaw<
    { areaId: string; areaPath: string; dissolvedOn: string | null }[]
  >(sql`
    select o.area_id as "areaId", o.area_path as "areaPath", o.dissolved_on as "dissolvedOn"
    from organisation o where o.id = ${teamId} and o.kind = 'VOLUNTEER_TEAM' for no key update`);
  const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
  const standing = await tx.teamMember.findFirst({
    where: { teamId, personId, leftOn: null },
    select: { id: true },
  });
  return {
    place,
    team: place ?? null,
    person: await tx.person.findUnique({ where: { id: personId }, select: { areaPath: true } }),
    standingId: standing?.id ?? null,
    today: clock?.today ?? '',
  };
}
