import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { newId } from '@lianjian/kernel/ids';
import type { Prisma } from '@lianjian/prisma-agreements/client';
import { askPath } from '@lianjian/vocabulary/area-tree';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { db } from '../db.ts';
import type { Tx } from '../perform.ts';
import { conveningViolations, type NewMeeting } from './new-meeting.rules.ts';

export type MeetingRow = NewMeeting & Pick<Prisma.MeetingUncheckedCreateInput, 'kind' | 'mode'>;

/** Calls a meeting in its area; who calls it as an organisation is its convener. */
export async function convene(row: MeetingRow, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const { answer: areaPath, down } = await askPath(db(), 'areaId', row.areaId, ctx);
  const objectId = newId('mtg');
  return {
    objectId,
    violations: down ? [down] : [],
    decide: async (tx) => {
      const agreement = await tx.agreement.findUnique({ where: { id: row.agreementId ?? '' } });
      const agreementPath = agreement?.areaPath ?? null;
      const meeting = { areaPath, agreementPath, today: await todayOf(tx) };
      return {
        violations: down ? [] : conveningViolations(row, by, meeting),
        write: async () => {
          const place = areaPath ?? row.areaId;
          const convenerId = by.actingForId.startsWith('org-') ? by.actingForId : null;
          const written = { ...row, convenerId, state: 'CALLED' as const };
          await tx.meeting.create({
            data: { ...written, id: objectId, areaPath: place, provenance: 'ENTERED' },
          });
          return [made('meeting.convened', 'Meeting', objectId, { ...written, areaPath: place })];
        },
      };
    },
  };
}
