import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { boundsOf } from '@lianjian/vocabulary/partial-date.rules';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { violation } from '@lianjian/vocabulary/violations.rules';
import { lies } from '../meeting/new-meeting.rules.ts';

/** A demand as its owner tells of it to everybody. */
export interface Tabled {
  id: string;
  title: string;
  kind: string;
  state: string;
  areaPath: string;
}

/** The meeting on whose agenda it would stand. */
export interface Sitting {
  kind: string;
  state: string;
  heldOn: string | null;
  areaPath: string;
}

/** What stands nobody has taken up yet. */
const OPEN = ['COLLECTED', 'SORTED', 'LISTED'];

/** What is wrong with the demand by itself; null is one that nobody may see, or none. */
export function demandViolations(id: string, demand: Tabled | null): UserErrorShape[] {
  if (demand === null || demand.kind !== 'COMMUNITY_PROJECT') {
    const [zh, en] = ['需求清单上没有这条需求。', 'There is no such demand on the public list.'];
    return [violation('NOT_FOUND', 'demandId', zh, en, { entityId: id })];
  }
  const [zh, en] = [
    `需求现处于 ${demand.state}，只有无人认领的需求可以提交议事。`,
    `It is ${demand.state} now; what nobody has taken up can be tabled.`,
  ];
  return OPEN.includes(demand.state)
    ? []
    : [violation('INVALID_STATE', 'demandId', zh, en, { entityId: id })];
}

interface Tabling {
  meetingId: string;
  gravity: string | null;
}

interface Met {
  meeting: Sitting | null;
  demand: Tabled | null;
  /** Where the demand stands on this agenda already. */
  standingId: string | null;
  today: string;
}

/** What stands against putting it onto the agenda: everything at once. */
export function tablingViolations(
  { meetingId, gravity }: Tabling,
  by: By,
  { meeting, demand, standingId, today }: Met,
): UserErrorShape[] {
  if (meeting === null) {
    const [zh, en] = ['没有这次会议。', 'There is no such meeting.'];
    return [violation('NOT_FOUND', 'meetingId', zh, en, { entityId: meetingId })];
  }
  const found = placeViolations(by, 'meetingId', meeting.areaPath);
  const isOver = meeting.state !== 'CALLED' || meeting.heldOn === null;
  if (isOver || boundsOf(meeting.heldOn ?? '').first < today) {
    const [zh, en] = ['会议已经开过。', 'The meeting is over.'];
    found.push(violation('INVALID_STATE', 'meetingId', zh, en, { entityId: meetingId }));
  }
  if ((meeting.kind === 'DELIBERATION_HALL_SESSION') !== (gravity !== null)) {
    const [zh, en] = [
      '议事厅的议题须分级，其他会议不分级。',
      'Matters of the hall are graded, and those of other meetings are not.',
    ];
    found.push(violation('INVALID_INPUT', 'gravity', zh, en));
  }
  if (demand !== null && !lies(demand.areaPath, meeting.areaPath)) {
    const [zh, en] = ['需求不在会议所属区域之内。', 'The demand is from outside of its area.'];
    found.push(violation('INVALID_INPUT', 'demandId', zh, en, { entityId: demand.id }));
  }
  if (standingId !== null) {
    const [zh, en] = ['已在议程中。', 'It stands on the agenda already.'];
    found.push(violation('DUPLICATE', 'demandId', zh, en, { entityId: standingId }));
  }
  return found;
}
