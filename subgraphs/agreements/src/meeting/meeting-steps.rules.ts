import type { Actor } from '@lianjian/kernel/context';
import { placeViolations } from '@lianjian/vocabulary/authority.rules';
import { bookObjections } from '@lianjian/vocabulary/book-keeping.rules';
import type { By } from '@lianjian/vocabulary/entry';
import { AGREEMENTS_WRITE } from '@lianjian/vocabulary/scopes';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import type { TransitionShape } from '@lianjian/vocabulary/transitions';
import { versionViolations, violation } from '@lianjian/vocabulary/violations.rules';

/** Where a meeting stands, each value with its meaning. */
export const MEETING_STATES = {
  CALLED: 'Called, and nothing has been told of it yet (已召集).',
  HELD: 'Held (已召开).',
  CANCELLED: 'Called off (已取消).',
} as const;

export type MeetingState = keyof typeof MEETING_STATES;
export type MeetingStep = 'recordMeetingOutcome' | 'cancelMeeting';

/** Every way on for a meeting: those who call meetings tell what came of them, too. */
export const MEETING_STEPS = {
  recordMeetingOutcome: { from: 'CALLED', to: 'HELD', by: ['COMMUNITY'] },
  cancelMeeting: { from: 'CALLED', to: 'CANCELLED', by: ['COMMUNITY'] },
} as const;

const STEPS = Object.keys(MEETING_STEPS) as MeetingStep[];

/** A meeting as its steps meet it. */
export interface Called {
  id: string;
  version: number;
  state: string;
  areaPath: string;
}

/** What stands against a step: everything at once. */
export function meetingStepViolations(
  step: MeetingStep,
  { meetingId, expectedVersion }: { meetingId: string; expectedVersion: number },
  by: By,
  row: Called | null,
): UserErrorShape[] {
  if (!row) {
    const [zh, en] = ['没有这次会议。', 'There is no such meeting.'];
    return [violation('NOT_FOUND', 'meetingId', zh, en, { entityId: meetingId })];
  }
  const [zh, en] = [`会议现处于 ${row.state}。`, `It is ${row.state} now.`];
  const here = row.state === MEETING_STEPS[step].from;
  return [
    ...(here ? [] : [violation('INVALID_STATE', 'meetingId', zh, en, { entityId: row.id })]),
    ...placeViolations(by, 'actingForId', row.areaPath),
    ...versionViolations(expectedVersion, row),
  ];
}

/** The ways on from where it stands, as they are for the caller. */
export function meetingWays(
  { state, areaPath }: Pick<Called, 'state' | 'areaPath'>,
  actor: Actor | null,
): TransitionShape[] {
  const whyNot = bookObjections(actor, AGREEMENTS_WRITE, areaPath);
  return STEPS.filter((step) => MEETING_STEPS[step].from === state).map((mutation) => ({
    to: MEETING_STEPS[mutation].to,
    mutation,
    reasonRequired: false,
    whyNot,
  }));
}
