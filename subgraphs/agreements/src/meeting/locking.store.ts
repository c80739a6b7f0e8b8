import { todayOf } from '@lianjian/kernel/day';
import { sql } from '@lianjian/kernel/sql';
import type { Tx } from '../perform.ts';

export type LockedMeeting = NonNullable<Awaited<ReturnType<typeof lockMeeting>>>;

/** A meeting is locked before its agenda is read, and before the appeals, which come in the order of ids. */
export async function lockMeeting(tx: Tx, id: string, appealIds: readonly string[]) {
  await tx.$queryRaw(sql`select 1 as locked from meeting m where m.id = ${id} for update`);
  const meeting = await tx.meeting.findUnique({
    where: { id },
    include: {
      agenda: { orderBy: { position: 'asc' } },
      agreement: { select: { parties: { select: { organisationId: true } } } },
    },
  });
  const appeals = await tx.$queryRaw<LockedAppeal[]>(sql`
    select a.id, a.version, a.state::text as state, a.meeting_id as "meetingId",
      a.area_path as "areaPath"
    from appeal a where a.id = any(${[...appealIds]}::text[]) order by a.id for update`);
  const today = await todayOf(tx);
  const partyIds = meeting?.agreement?.parties.map(({ organisationId }) => organisationId) ?? [];
  return meeting && { ...meeting, partyIds, appeals, today };
}

export interface LockedAppeal {
  id: string;
  version: number;
  state: string;
  meetingId: string | null;
  areaPath: string;
}
