import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { textViolations } from '@lianjian/vocabulary/texts.rules';
import { violation } from '@lianjian/vocabulary/violations.rules';

/** A meeting that is called; what it does not have is null. */
export interface NewMeeting {
  kind: string;
  mode: string | null;
  title: string;
  areaId: string;
  agreementId: string | null;
  place: string | null;
  heldOn: string;
}

/** What a new meeting meets. */
export interface Meeting {
  areaPath: string | null;
  /** Where the agreement belongs whose parties meet; null for none there. */
  agreementPath: string | null;
  /** The day (`YYYY-MM-DD`) of the database's clock. */
  today: string;
}

const TITLE_MAX = 200;
const PLACE_MAX = 200;

/** What is wrong with a new meeting by itself: everything at once. */
export function meetingViolations(row: NewMeeting): UserErrorShape[] {
  const found = [
    ...textViolations('title', row.title, TITLE_MAX),
    ...textViolations('place', row.place, PLACE_MAX),
  ];
  if ((row.kind === 'DELIBERATION_HALL_SESSION') !== (row.mode !== null)) {
    const [zh, en] = [
      '议事厅会议须注明议事方式，其他会议不得注明。',
      'Hall sessions alone have a mode.',
    ];
    found.push(violation('INVALID_INPUT', 'mode', zh, en));
  }
  if (row.kind === 'DOORSTEP_SESSION' && row.place === null) {
    const [zh, en] = ['红马扎议事会须注明地点。', 'A doorstep session has a place.'];
    found.push(violation('INVALID_INPUT', 'place', zh, en));
  }
  if (row.kind === 'JOINT_CONFERENCE' && row.agreementId === null) {
    const [zh, en] = [
      '联席会议须注明协议。',
      'A joint conference is of the parties of an agreement.',
    ];
    found.push(violation('INVALID_INPUT', 'agreementId', zh, en));
  }
  return found;
}

/** What stands against calling it where it would be: everything at once. */
export function conveningViolations(
  { areaId, agreementId, heldOn }: NewMeeting,
  by: By,
  { areaPath, agreementPath, today }: Meeting,
): UserErrorShape[] {
  const found: UserErrorShape[] = [];
  if (heldOn < today) {
    const [zh, en] = ['不能早于今天。', 'It cannot be before today.'];
    found.push(violation('INVALID_INPUT', 'heldOn', zh, en));
  }
  if (areaPath === null) {
    const [zh, en] = ['没有这个区域。', 'There is no such area.'];
    found.push(violation('NOT_FOUND', 'areaId', zh, en, { entityId: areaId }));
  } else {
    found.push(...placeViolations(by, 'areaId', areaPath));
  }
  if (agreementId !== null && agreementPath === null) {
    const [zh, en] = ['没有这份协议。', 'There is no such agreement.'];
    found.push(violation('NOT_FOUND', 'agreementId', zh, en, { entityId: agreementId }));
  }
  if (areaPath !== null && agreementPath !== null && !lies(agreementPath, areaPath)) {
    const [zh, en] = ['协议不属于该区域。', 'The agreement belongs to another area.'];
    found.push(violation('INVALID_INPUT', 'agreementId', zh, en));
  }
  return found;
}

/** Whether a path is that of an area or goes on below it. */
export function lies(path: string, areaPath: string): boolean {
  return path === areaPath || path.startsWith(`${areaPath}.`);
}
