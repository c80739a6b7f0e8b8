import type { Context } from '@lianjian/kernel/context';
import { appendEvents } from '@lianjian/kernel/events';
import { raw, sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-organisations/client';
import { type Answer, type Command, once } from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { type Ending, endViolations, type Standing } from './end.rules.ts';

/** What stands for a time, as its table calls that. */
export interface Term {
  table: string;
  starts: string;
  ends: string;
  entityType: string;
  /** What the log calls its end. */
  event: string;
  /** The field of the input that names it. */
  field: string;
}

export const TIE: Term = {
  table: 'tie',
  starts: 'starts_on',
  ends: 'ends_on',
  entityType: 'Tie',
  event: 'tie.ended',
  field: 'tieId',
};

export const MEMBERSHIP: Term = {
  table: 'team_member',
  starts: 'joined_on',
  ends: 'left_on',
  entityType: 'TeamMember',
  event: 'teamMember.left',
  field: 'teamMemberId',
};

/** Ends what stands, unless something stands against it. */
export function end(
  { table, starts, ends, entityType, event, field }: Term,
  ending: Ending,
  { by, command }: { by: By; command: Command },
  ctx: Context,
): Promise<Answer> {
  const id = command.objectId;
  return once<Prisma.TransactionClient>(db(), command, async (tx) => {
    const [row] = await tx.$queryRaw<Standing[]>(sql`
      select x.id, x.version, x.area_path as "areaPath", x.${raw(starts)} as "startsOn",
        x.${raw(ends)} as "endsOn"
      from ${raw(table)} x where x.id = ${id} for no key update`);
    const [clock] = await tx.$queryRaw<{ today: string }[]>(sql`select today()::text as today`);
    const meeting = { row, id, today: clock?.today ?? '' };
    const violations = endViolations(field, ending, by, meeting);
    if (!row || violations.length > 0 || command.known.length > 0) {
      return violations;
    }
    await tx.$queryRaw(sql`
      update ${raw(table)} set ${raw(ends)} = ${ending.endsOn}, version = version + 1,
        updated_at = statement_timestamp()
      where id = ${id}`);
    const change = {
      type: event,
      entityType,
      entityId: id,
      fromVersion: row.version,
      toVersion: row.version + 1,
      areaPath: row.areaPath,
      before: { endsOn: null },
      after: { endsOn: ending.endsOn },
    };
    await appendEvents(tx, [change], ctx, by.actingForId);
    return [];
  });
}
