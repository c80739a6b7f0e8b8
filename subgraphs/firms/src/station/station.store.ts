import type { Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import { askPath } from '@lianjian/vocabulary/area-tree';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { db } from '../db.ts';
import { askBodies } from '../firm/bodies.ts';
import { holderOf } from '../firm/locking.store.ts';
import type { Tx } from '../perform.ts';
import { askPlace } from '../term/asking-compound.ts';
import { keptIn } from '../term/term.store.ts';
import { assigningViolations, type NewAssignment } from './new-assignment.rules.ts';
import { type Met, type NewStation, openingViolations } from './new-station.rules.ts';

/** Opens a station of a firm; the owners of its area and of its Party branch are asked first. */
export async function open(row: NewStation, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const objectId = newId('stn');
  const bodies = await askBodies('partyBranchId', [row.partyBranchId], ctx);
  const { answer: areaPath, down } = await askPath(db(), 'areaId', row.areaId, ctx);
  const unasked = [bodies.down ?? [], down ?? []].flat();
  return {
    objectId,
    violations: unasked,
    decide: async (tx) => {
      const kind = bodies.answer?.get(row.partyBranchId)?.kind ?? null;
      const met = await meet(tx, row, { areaPath, kind });
      return {
        violations: unasked.length > 0 ? [] : openingViolations(row, by, met),
        write: async () => {
          const written = { ...row, aliases: [...row.aliases], areaPath: areaPath ?? row.areaId };
          await tx.station.create({ data: { ...written, id: objectId, provenance: 'ENTERED' } });
          return [made('station.opened', 'Station', objectId, written)];
        },
      };
    },
  };
}

/** The firm is locked, so that of two stations of one name the second sees the first. */
async function meet(
  tx: Tx,
  { firmId, nameZh, partyBranchId }: NewStation,
  { areaPath, kind }: { areaPath: string | null; kind: string | null },
): Promise<Met> {
  const [firm] = await tx.$queryRaw<{ path: string }[]>(
    sql`select f.area_path as path from property_firm f where f.id = ${firmId} for no key update`,
  );
  const namesake = await tx.station.findFirst({
    where: { firmId, nameZh },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const branch = { kind, holderId: await holderOf(tx, partyBranchId) };
  return { firmPath: firm?.path ?? null, areaPath, namesakeId: namesake?.id ?? null, branch };
}

/** Gives a compound to a station; the owner of compounds is asked for it first. */
export async function assign(row: NewAssignment, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const objectId = newId('sta');
  const { stationId, compoundId } = row;
  const { answer: place, down } = await askPlace(compoundId, ctx);
  return {
    objectId,
    violations: down ? [down] : [],
    decide: async (tx) => {
      const standing = await keptIn(tx, compoundId);
      const station = await tx.station.findUnique({ where: { id: stationId } });
      const stationPath = station?.areaPath ?? null;
      const met = { compoundPath: place?.areaPath ?? null, stationPath, standing };
      return {
        violations: down ? [] : assigningViolations(row, by, met),
        write: async () => {
          if (!place) {
            return [];
          }
          const written = { ...row, ...place };
          await tx.stationAssignment.create({
            data: { ...written, id: objectId, provenance: 'ENTERED' },
          });
          return [made('station.assigned', 'StationAssignment', objectId, written)];
        },
      };
    },
  };
}
