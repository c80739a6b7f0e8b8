import type { Context } from '@lianjian/kernel/context';
import { sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import { lockMeeting } from './locking.store.ts';
import { meetingStepViolations } from './meeting-steps.rules.ts';
import { heldViolations } from './outcome.rules.ts';
import { askNamed } from './outcome-owners.ts';
import { type OutcomeRow, writeOutcome } from './outcome-rows.store.ts';

interface Telling {
  meetingId: string;
  expectedVersion: number;
}

/** Tells what came of a meeting: once, under its lock and those of the appeals that it dealt with. */
export async function tellOutcome(
  row: OutcomeRow,
  telling: Telling,
  by: By,
  ctx: Context,
): Promise<Prepared<Tx>> {
  const objectId = telling.meetingId;
  return {
    objectId,
    violations: await askNamed(row, ctx),
    decide: async (tx) => {
      const meeting = await lockMeeting(tx, objectId, row.appealIds);
      const step = meetingStepViolations('recordMeetingOutcome', telling, by, meeting);
      const told = meeting ? heldViolations(row, meeting) : [];
      return {
        violations: [...step, ...told],
        write: async () => (meeting ? writeOutcome(tx, meeting, row) : []),
      };
    },
  };
}

/** Calls a meeting off; what was put on its agenda can be tabled elsewhere. */
export function callOff(telling: Telling, by: By): Prepared<Tx> {
  const objectId = telling.meetingId;
  return {
    objectId,
    violations: [],
    decide: async (tx) => {
      const meeting = await lockMeeting(tx, objectId, []);
      return {
        violations: meetingStepViolations('cancelMeeting', telling, by, meeting),
        write: async () => {
          await tx.$queryRaw(sql`
            update meeting set state = 'CANCELLED', version = version + 1,
              updated_at = statement_timestamp() where id = ${objectId}`);
          const version = meeting?.version ?? 0;
          return [
            {
              type: 'meeting.cancelled',
              entityType: 'Meeting',
              entityId: objectId,
              fromVersion: version,
              toVersion: version + 1,
              areaPath: meeting?.areaPath ?? null,
              before: { state: meeting?.state },
              after: { state: 'CANCELLED' },
            },
          ];
        },
      };
    },
  };
}
