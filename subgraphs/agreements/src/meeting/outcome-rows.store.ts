import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { made } from '@lianjian/vocabulary/entry';
import type { Tx } from '../perform.ts';
import type { LockedAppeal, LockedMeeting } from './locking.store.ts';
import type { Attended, Outcome } from './outcome.rules.ts';
import type { Settled } from './settling.rules.ts';

type Item = Prisma.AgendaItemUncheckedCreateInput;
type Attendance = Prisma.AttendanceUncheckedCreateInput;

/** An outcome in the enumerations of the database. */
export interface OutcomeRow extends Outcome {
  agenda: readonly (Settled & {
    topic: Item['topic'] | null;
    outcome: NonNullable<Item['outcome']>;
  })[];
  attendance: readonly (Attended & { role: NonNullable<Attendance['role']> | null })[];
}

const provenance = 'ENTERED' as const;

/** Writes what came of a meeting, row by row of each noun, and says so in the log. */
export async function writeOutcome(
  tx: Tx,
  meeting: LockedMeeting,
  row: OutcomeRow,
): Promise<Change[]> {
  const { id: meetingId } = meeting;
  await tx.$queryRaw(sql`
    update meeting set state = 'HELD', version = version + 1, updated_at = statement_timestamp(),
      held_on = coalesce(${row.heldOn}, held_on), duration_minutes = ${row.durationMinutes}::int,
      duration_qualifier = ${row.durationMinutes === null ? null : 'EXACT'}::"Qualifier",
      households = ${row.households}::int
    where id = ${meetingId}`);
  await tx.attendance.createMany({ data: inOrder('att', meetingId, row.attendance) });
  await tx.minutes.createMany({ data: inOrder('min', meetingId, row.minutes) });
  const resolutions = inOrder('rsn', meetingId, row.resolutions).map((each) => ({
    ...each,
    state: 'OPEN' as const,
  }));
  await tx.resolution.createMany({ data: resolutions });
  const { areaPath, version, state } = meeting;
  return [
    {
      type: 'meeting.held',
      entityType: 'Meeting',
      entityId: meetingId,
      fromVersion: version,
      toVersion: version + 1,
      areaPath,
      before: { state, heldOn: meeting.heldOn },
      after: { state: 'HELD', heldOn: row.heldOn ?? meeting.heldOn },
    },
    ...(await settle(tx, meeting, row.agenda)),
    ...resolutions.map(({ id, responsibleId, dueOn }) =>
      made('resolution.passed', 'Resolution', id, { meetingId, responsibleId, dueOn, areaPath }),
    ),
    ...(await takeUp(tx, meetingId, meeting.appeals)),
  ];
}

function inOrder<Row extends object>(prefix: string, meetingId: string, rows: readonly Row[]) {
  return rows.map((each, at) => ({
    ...each,
    id: newId(prefix),
    meetingId,
    position: at + 1,
    provenance,
  }));
}

/** What stood on the agenda gets its outcome; what came up is put there with it. */
async function settle(
  tx: Tx,
  { id: meetingId, areaPath, agenda }: LockedMeeting,
  settled: OutcomeRow['agenda'],
): Promise<Change[]> {
  const changes: Change[] = [];
  let position = agenda.at(-1)?.position ?? 0;
  for (const { agendaItemId, title, topic, gravity, outcome, conclusion } of settled) {
    const standing = agenda.find(({ id }) => id === agendaItemId);
    if (standing) {
      const { id, version } = standing;
      await tx.$queryRaw(sql`
        update agenda_item set outcome = ${outcome}::"AgendaOutcome", conclusion = ${conclusion},
          gravity = coalesce(${gravity}::"AgendaGravity", gravity), version = version + 1,
          updated_at = statement_timestamp() where id = ${id}`);
      const [before, after] = [{ outcome: standing.outcome }, { outcome }];
      const versions = { fromVersion: version, toVersion: version + 1 };
      const row = { entityType: 'AgendaItem', entityId: id, areaPath };
      changes.push({ type: 'agendaItem.settled', ...row, ...versions, before, after });
    } else {
      position += 1;
      const item = { meetingId, gravity, topic: topic ?? 'OTHER', outcome, position };
      const id = newId('agd');
      const texts = { title: title ?? '', conclusion };
      await tx.agendaItem.create({ data: { ...item, ...texts, id, provenance } });
      changes.push(made('agendaItem.raised', 'AgendaItem', id, { ...item, areaPath }));
    }
  }
  return changes;
}

/** The appeals that it dealt with say so; where they stand they stay. */
async function takeUp(
  tx: Tx,
  meetingId: string,
  appeals: readonly LockedAppeal[],
): Promise<Change[]> {
  await tx.$queryRaw(sql`
    update appeal set meeting_id = ${meetingId}, version = version + 1,
      updated_at = statement_timestamp()
    where id = any(${appeals.map(({ id }) => id)}::text[])`);
  return appeals.map(({ id, version, areaPath }) => ({
    type: 'appeal.dealtWith',
    entityType: 'Appeal',
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { meetingId: null },
    after: { meetingId },
  }));
}
