import type { Actor, Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import type { CommandInput } from '@lianjian/vocabulary/command';
import { made } from '@lianjian/vocabulary/entry';
import { instantOf } from '../demand/demand-lock.store.ts';
import { keeperViolations } from '../lifecycle/lifecycle.rules.ts';
import { askParties } from '../party/party.ts';
import { perform } from '../perform.ts';
import { placeNamed } from '../submission/place.ts';
import { placeViolations } from '../submission/submission.rules.ts';
import { type Planned, rotaKeeper, shiftViolations } from './rota.rules.ts';

export interface PlanShift extends CommandInput, Pick<Planned, 'from' | 'to'> {
  compoundId?: string | null;
  areaId?: string | null;
  handlerId: string;
  kinds?: Planned['kinds'] | null;
  weekday?: number | null;
  day?: string | null;
}

/** Puts somebody on the rota: the place and who it is are checked with their owners first. */
export function planShift(input: PlanShift, actor: Actor, ctx: Context) {
  const { compoundId = null, areaId = null, handlerId, weekday = null, day = null } = input;
  const { from, to } = input;
  const shift: Planned = { kinds: input.kinds ?? ['PROXY_ERRAND'], weekday, day, from, to };
  const act = {
    mutation: 'planShift',
    input,
    meaning: { compoundId, areaId, handlerId, ...shift },
    violations: [...placeViolations({ compoundId, areaId }), ...shiftViolations(shift)],
  };
  return perform(act, { actor, ctx }, async (by) => {
    const place = await placeNamed({ compoundId, areaId }, ctx);
    if (!('areaPath' in place)) {
      return place;
    }
    const id = newId('rot');
    const isPerson = handlerId.startsWith('per-');
    return {
      objectId: id,
      violations: [
        ...keeperViolations(rotaKeeper, place, by),
        ...(await askParties([{ id: handlerId, field: 'handlerId' }], ctx)),
      ],
      decide: async (tx) => ({
        violations: [],
        write: async () => {
          const instant = await instantOf(tx);
          await tx.rotaShift.create({
            data: {
              id,
              ...place,
              kinds: [...shift.kinds],
              weekday,
              day: day === null ? null : new Date(`${day}T00:00:00Z`),
              fromTime: from,
              toTime: to,
              handlerOrganisationId: isPerson ? null : handlerId,
              handlerPersonId: isPerson ? handlerId : null,
              state: 'PLANNED',
              createdAt: instant,
              updatedAt: instant,
              provenance: 'ENTERED',
            },
          });
          const said = { areaPath: place.areaPath, state: 'PLANNED', weekday, day, from, to };
          return [made('shift.planned', 'RotaShift', id, said)];
        },
      }),
    };
  });
}
