import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import { answeringFor } from '../assignment/dispatch.rules.ts';
import { newAssignment } from '../assignment/new-assignment.rules.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import { ON_ROTA, onDuty } from '../rota/rota.rules.ts';
import { rotaOf } from '../rota/rota.store.ts';
import type { Need } from './need.ts';
import type { Place } from './place.ts';

interface Coming {
  id: string;
  need: Need;
  place: Place;
}

/** Errands, and cases of the kiosk, go to whoever is on duty; the others wait for the community. */
const goesByRota = ({ need }: Coming) =>
  ON_ROTA.includes(need.kind) && (need.kind !== 'CASE' || need.procedure === 'KIOSK');

/** Who is on duty for each of the needs that go by the rota, by need: one statement. */
export async function dutiesFor(
  tx: Tx,
  needs: readonly Coming[],
  instant: Date,
): Promise<ReadonlyMap<string, string>> {
  const going = needs.filter(goesByRota);
  if (going.length === 0) {
    return new Map();
  }
  const rota = await rotaOf(tx, [...new Set(going.map(({ place }) => place.areaId))]);
  return new Map(
    going.flatMap(({ id, need: { kind }, place: { areaId, compoundId } }) => {
      const shift = onDuty(rota.get(areaId) ?? [], { kind, compoundId, instant });
      return shift ? [[id, shift.handlerId]] : [];
    }),
  );
}

/** What of a demand's row differs when it goes to whoever is on duty. */
export const takenByRota = (handlerId: string | undefined, { areaId }: Place) =>
  handlerId === undefined
    ? { state: 'COLLECTED' as const, route: null, responsiblePartyId: null, version: 1 }
    : {
        state: 'ROUTED' as const,
        route: 'RESPONSIBLE_PARTY' as const,
        responsiblePartyId: answeringFor([handlerId], areaId),
        version: 2,
      };

/** Writes the assignments of those who are on duty, and says so in the log: the rota did it, nobody. */
export async function assignByRota(
  tx: Tx,
  needs: readonly Coming[],
  duties: ReadonlyMap<string, string>,
  instant: Date,
): Promise<Change[]> {
  const taken = needs.filter(({ id }) => duties.has(id));
  if (taken.length === 0) {
    return [];
  }
  await tx.assignment.createMany({
    data: taken.map(({ id: demandId }) => ({
      ...newAssignment({
        id: newId('asg'),
        assigneeId: duties.get(demandId) ?? '',
        mode: 'ROTA',
        instant,
      }),
      demandId,
    })),
  });
  return taken.map(({ id, place }) => ({
    type: 'demand.dispatched',
    entityType: 'Demand',
    entityId: id,
    fromVersion: 1,
    toVersion: 2,
    areaPath: place.areaPath,
    before: { state: 'COLLECTED', route: null },
    after: { state: 'ROUTED', route: 'RESPONSIBLE_PARTY', byRota: true },
    byNobody: true,
  }));
}
