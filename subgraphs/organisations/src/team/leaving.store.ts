import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { type Leaving, leavingViolations, type Standing } from './leaving.rules.ts';

/** Ends that somebody is on a roster, unless something stands against it. */
export function leave(leaving: Leaving, by: By, command: Command, ctx: Context): Promise<Answer> {
  const id = leaving.teamMemberId;
  return once<Prisma.TransactionClient>(db(), command, async (tx) => {
    const [row] = await tx.$queryRaw<Standing[]>(sql`
      select x.id, x.version, x.person_id as "personId", x.area_path as "areaPath", x.joined_on as "joinedOn",
        x.left_on as "leftOn"
      from team_member x where x.id = ${id} for no key update`);
    const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
    const violations = leavingViolations(leaving, by, { row, today: clock?.today ?? '' });
    if (!row || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    await tx.$queryRaw(sql`
      update team_member set left_on = ${leaving.endsOn}, version = version + 1,
        updated_at = statement_timestamp()
      where id = ${id}`);
    const left = {
      type: 'teamMember.left',
      entityType: 'TeamMember',
      entityId: id,
      fromVersion: row.version,
      toVersion: row.version + 1,
      areaPath: row.areaPath,
      before: { endsOn: null },
      after: { endsOn: leaving.endsOn },
    };
    await appendEvents(tx, [left], ctx, by.actingForId);
    return [];
  });
}
