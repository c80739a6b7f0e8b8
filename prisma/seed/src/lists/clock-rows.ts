import type { Prisma } from '@lianjian/prisma-lists/client';
import { areaPath } from '../areas.ts';
import { at, date } from './days.ts';
import { committeeOf, placeOf } from './places.ts';
import type { Story } from './stories.ts';

const MINUTE_MS = 60_000;

/** The charter of 纺织: five minutes, by a grid worker or a steward; since when is not printed. */
const CHARTER = {
  code: 'FIRST_RESPONSE',
  limitMinutes: 5,
  responders: ['GRID_WORKER', 'RED_PROPERTY_STEWARD'],
} satisfies Partial<Prisma.ClockRuleCreateManyInput>;

export function clockRules(): Prisma.ClockRuleCreateManyInput[] {
  return [
    {
      ...CHARTER,
      id: 'clr-fangzhi-first-response',
      areaId: 'com-fangzhi',
      areaPath: areaPath('com-fangzhi'),
      // The report tells of it without a day: what the sample has is all of later days.
      validFrom: date('2023-01-01'),
      provenance: 'REPORTED',
    },
  ];
}

/** How long those who wrote waited for an answer, where the sample tells. */
export function clockRows(story: Story): Prisma.ClockCreateManyInput[] {
  const { id, place, collected, time, answeredAfter, provenance } = story;
  if (answeredAfter === undefined) {
    return [];
  }
  const { areaId } = placeOf(place);
  const startedAt = at(collected, time);
  const after = (minutes: number) => new Date(startedAt.getTime() + minutes * MINUTE_MS);
  const partyId = committeeOf(areaId);
  return [
    {
      ...CHARTER,
      id: `clk-${id.slice('dem-'.length)}`,
      demandId: id,
      areaId,
      areaPath: areaPath(areaId),
      partyId,
      startedAt,
      dueAt: after(CHARTER.limitMinutes),
      ...(answeredAfter === null
        ? {}
        : {
            stoppedAt: after(answeredAfter),
            responderId: partyId,
            responderRole: 'GRID_WORKER',
          }),
      createdAt: startedAt,
      updatedAt: after(answeredAfter ?? 0),
      provenance,
    },
  ];
}
