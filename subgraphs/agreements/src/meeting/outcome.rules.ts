import { documentsViolations, type ReportedDocument } from '@lianjian/vocabulary/documents.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { unrecordedParties } from './meeting.rules.ts';
import { agendaViolations, type Settled, type Sitting } from './settling.rules.ts';

export interface Attended {
  organisationId: string | null;
  role: string | null;
  compoundId: string | null;
  present: boolean;
}

export interface Resolved {
  text: string;
  responsibleId: string | null;
  dueOn: string | null;
}

/** What is told of a meeting that was held; what is not known is null. */
export interface Outcome {
  heldOn: string | null;
  durationMinutes: number | null;
  households: number | null;
  attendance: readonly Attended[];
  agenda: readonly Settled[];
  resolutions: readonly Resolved[];
  appealIds: readonly string[];
  minutes: readonly ReportedDocument[];
}

const LIMITS = { attendance: 200, agenda: 100, resolutions: 100, appealIds: 100 } as const;
const TEXT_MAX = 500;
const COUNT_MAX = 1_000_000;

/** What is wrong with an outcome by itself: everything at once. */
export function outcomeViolations(row: Outcome): UserErrorShape[] {
  return [
    ...Object.entries(LIMITS).flatMap(([field, limit]) =>
      row[field as keyof typeof LIMITS].length > limit ? [tooMany(field, limit)] : [],
    ),
    ...counted('durationMinutes', row.durationMinutes),
    ...counted('households', row.households),
    ...attendanceViolations(row.attendance),
    ...row.agenda.flatMap(settledViolations),
    ...twice(
      'agenda',
      'agendaItemId',
      row.agenda.map((each) => each.agendaItemId),
    ),
    ...row.resolutions.flatMap(({ text }, at) =>
      textViolations(`resolutions.${at}.text`, text, TEXT_MAX),
    ),
    ...documentsViolations('minutes', row.minutes),
  ];
}

function attendanceViolations(attendance: readonly Attended[]): UserErrorShape[] {
  const nobody = attendance.flatMap(({ organisationId, role }, at) => {
    const [zh, en] = ['须注明单位或身份。', 'It says for whom, or by which post.'];
    return organisationId === null && role === null
      ? [violation('INVALID_INPUT', `attendance.${at}.organisationId`, zh, en)]
      : [];
  });
  const bodies = attendance.map(({ organisationId, role }) => (role ? null : organisationId));
  return [...nobody, ...twice('attendance', 'organisationId', bodies)];
}

function settledViolations(item: Settled, at: number): UserErrorShape[] {
  const { agendaItemId, title, topic, conclusion } = item;
  const path = `agenda.${at}`;
  const found = [
    ...textViolations(`${path}.title`, title, TEXT_MAX),
    ...textViolations(`${path}.conclusion`, conclusion, TEXT_MAX),
  ];
  const isNew = agendaItemId === null;
  if (isNew ? title === null || topic === null : title !== null || topic !== null) {
    const [zh, en] = [
      '新提出的议题须有名称和类别，已在议程中的不得更改。',
      'A matter that came up has a title and a topic; one on the agenda keeps its own.',
    ];
    found.push(violation('INVALID_INPUT', `${path}.title`, zh, en));
  }
  return found;
}

/** The meeting that an outcome is told of, with what it names. */
export interface Meeting extends Sitting {
  areaPath: string;
  heldOn: string | null;
  today: string;
  /** The parties of its agreement; none for a meeting under none. */
  partyIds: readonly string[];
  appeals: readonly { id: string; state: string; meetingId: string | null; areaPath: string }[];
}

/** What stands against telling it of this meeting: everything at once. */
export function heldViolations(row: Outcome, meeting: Meeting): UserErrorShape[] {
  const heldOn = row.heldOn ?? meeting.heldOn;
  const found: UserErrorShape[] = [];
  if (heldOn === null || heldOn > meeting.today) {
    const [zh, en] = ['会议尚未召开。', 'It has not been held yet.'];
    found.push(violation('INVALID_INPUT', 'heldOn', zh, en));
  }
  if (meeting.kind === 'JOINT_CONFERENCE') {
    const [zh, en] = ['须记录每一签约方出席或缺席。', 'Each party is recorded, present or absent.'];
    for (const entityId of unrecordedParties(meeting.partyIds, row.attendance)) {
      found.push(violation('INVALID_INPUT', 'attendance', zh, en, { entityId }));
    }
  }
  return [...found, ...agendaViolations(row.agenda, meeting), ...appealViolations(row, meeting)];
}

function appealViolations({ appealIds }: Outcome, meeting: Meeting): UserErrorShape[] {
  const known = new Map(meeting.appeals.map((appeal) => [appeal.id, appeal]));
  return appealIds.flatMap((id, at) => {
    const appeal = known.get(id);
    const field = `appealIds.${at}`;
    const inside = appeal && `${appeal.areaPath}.`.startsWith(`${meeting.areaPath}.`);
    if (!appeal || !inside) {
      const [zh, en] = ['会议所属区域没有这条诉求。', 'There is no such appeal in its area.'];
      return [violation('NOT_FOUND', field, zh, en, { entityId: id })];
    }
    const [zh, en] = [
      '该诉求已落实，或已由其他会议办理。',
      'It is carried out, or was another meeting’s.',
    ];
    return appeal.state === 'IMPLEMENTED' || appeal.meetingId !== null
      ? [violation('INVALID_STATE', field, zh, en, { entityId: id })]
      : [];
  });
}

function twice(list: string, field: string, ids: readonly (string | null)[]): UserErrorShape[] {
  const [zh, en] = ['只能出现一次。', 'It can be named once.'];
  return ids.flatMap((id, at) =>
    id !== null && ids.indexOf(id) < at
      ? [violation('INVALID_INPUT', `${list}.${at}.${field}`, zh, en, { entityId: id })]
      : [],
  );
}

function counted(field: string, count: number | null): UserErrorShape[] {
  const [zh, en] = [`须在 1 到 ${COUNT_MAX} 之间。`, `It must be from 1 to ${COUNT_MAX}.`];
  return count !== null && (count < 1 || count > COUNT_MAX)
    ? [violation('INVALID_INPUT', field, zh, en, { limit: COUNT_MAX })]
    : [];
}

function tooMany(field: string, limit: number): UserErrorShape {
  const [zh, en] = [`最多 ${limit} 项。`, `There may be at most ${limit}.`];
  return violation('INVALID_INPUT', field, zh, en, { limit });
}
