import type { Context } from '@lianjian/kernel/context';
import { todayOf } from '@lianjian/kernel/day';
import { newId } from '@lianjian/kernel/ids';
import { askEntities } from '@lianjian/kernel/peers';
import { sql } from '@lianjian/kernel/sql';
import { pathsOf } from '@lianjian/vocabulary/area-tree';
import { asked } from '@lianjian/vocabulary/asking';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { db } from '../db.ts';
import { inTurn } from '../firm/locking.store.ts';
import type { Tx } from '../perform.ts';
import { type Ending, endingViolations, type Standing } from './ending.rules.ts';
import { type Met, type NewContract, recordingViolations } from './new-contract.rules.ts';

interface Place {
  areaId: string;
  areaPath: string;
}

/** Records that a firm manages a compound; the owner of compounds is asked for it first. */
export async function record(row: NewContract, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const objectId = newId('ctr');
  const { compoundId } = row;
  const { answer: place, down } = await asked('compoundId', () => placeOf(compoundId, ctx));
  return {
    objectId,
    violations: down ? [down] : [],
    decide: async (tx) => {
      const met = await meet(tx, row, place);
      return {
        violations: down ? [] : recordingViolations(row, by, met),
        write: async () => {
          if (!place) {
            return [];
          }
          const written = { ...row, ...place };
          await tx.managementContract.create({
            data: { ...written, id: objectId, provenance: 'ENTERED' },
          });
          return [made('contract.recorded', 'ManagementContract', objectId, written)];
        },
      };
    },
  };
}

/** The community in which a compound lies; null for no such compound. */
async function placeOf(compoundId: string, ctx: Context): Promise<Place | null> {
  const named = [{ __typename: 'Compound', id: compoundId }];
  const [told] = await askEntities('compounds', named, '... on Compound { area { id } }', ctx);
  const areaId = (told as { area: { id: string } | null } | null)?.area?.id ?? '';
  const areaPath = (await pathsOf(db(), [areaId], ctx)).get(areaId);
  return areaPath === undefined ? null : { areaId, areaPath };
}

/** Contracts of a compound come one after another; where the firm serves stays until the end. */
async function meet(
  tx: Tx,
  { firmId, compoundId }: NewContract,
  place: Place | null,
): Promise<Met> {
  await inTurn(tx, `contracts of ${compoundId}`);
  const [firm] = await tx.$queryRaw<{ path: string }[]>(
    sql`select f.area_path as path from property_firm f where f.id = ${firmId} for share`,
  );
  const standing = await tx.managementContract.findMany({
    where: { compoundId },
    select: { id: true, firmId: true, startsOn: true, endsOn: true },
    orderBy: { id: 'asc' },
  });
  return { compoundPath: place?.areaPath ?? null, firmPath: firm?.path ?? null, standing };
}

/** Says when a contract ends, or that it ends earlier than was agreed. */
export function end(ending: Ending, by: By): Prepared<Tx> {
  const { contractId: objectId, endsOn } = ending;
  return {
    objectId,
    violations: [],
    decide: async (tx) => {
      const [row] = await tx.$queryRaw<Standing[]>(sql`
        select c.id, c.version, c.starts_on as "startsOn", c.ends_on as "endsOn",
          c.area_path as "areaPath"
        from management_contract c where c.id = ${objectId} for no key update`);
      const met = { row: row ?? null, today: await todayOf(tx) };
      return {
        violations: endingViolations(ending, by, met),
        write: async () => (row ? [await write(tx, row, endsOn)] : []),
      };
    },
  };
}

async function write(tx: Tx, row: Standing, endsOn: string) {
  await tx.$queryRaw(sql`
    update management_contract set ends_on = ${endsOn}, version = version + 1,
      updated_at = statement_timestamp()
    where id = ${row.id}`);
  return {
    type: 'contract.ended',
    entityType: 'ManagementContract',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: row.version + 1,
    areaPath: row.areaPath,
    before: { endsOn: row.endsOn },
    after: { endsOn },
  };
}
