import type { Prisma } from '@lianjian/prisma-agreements/client';
import { areaPath } from '../areas.ts';
import type { Provenance } from './agreement-rows.ts';

type MeetingRow = Prisma.MeetingCreateManyInput;
type AgendaRow = Prisma.AgendaItemCreateManyInput;
type AttendanceRow = Prisma.AttendanceCreateManyInput;
type ResolutionRow = Prisma.ResolutionCreateManyInput;

type Within<Row> = Omit<Row, 'id' | 'meetingId' | 'position' | 'provenance'>;

/** One meeting with its agenda, who was expected, and what was resolved, each in its order. */
export interface MeetingSeed extends Omit<MeetingRow, 'areaPath' | 'provenance' | 'state'> {
  agenda: Within<AgendaRow>[];
  attendances: Within<AttendanceRow>[];
  resolutions?: Within<ResolutionRow>[];
  provenance: Provenance;
}

export function meetingRows(seeds: readonly MeetingSeed[]): MeetingRow[] {
  return seeds.map(({ agenda: _, attendances: __, resolutions: ___, ...meeting }) => ({
    ...meeting,
    state: 'HELD',
    areaPath: areaPath(meeting.areaId),
  }));
}

export function agendaRows(seeds: readonly MeetingSeed[]): AgendaRow[] {
  return seeds.flatMap((seed) => inOrder(seed, 'agd', seed.agenda));
}

export function attendanceRows(seeds: readonly MeetingSeed[]): AttendanceRow[] {
  return seeds.flatMap((seed) => inOrder(seed, 'att', seed.attendances));
}

export function resolutionRows(seeds: readonly MeetingSeed[]): ResolutionRow[] {
  return seeds.flatMap((seed) => inOrder(seed, 'rsn', seed.resolutions ?? []));
}

function inOrder<Row>(seed: MeetingSeed, prefix: string, rows: readonly Row[]) {
  return rows.map((row, index) => ({
    ...row,
    id: `${prefix}-${seed.id.slice('mtg-'.length)}-${index + 1}`,
    meetingId: seed.id,
    position: index + 1,
    provenance: seed.provenance,
  }));
}
