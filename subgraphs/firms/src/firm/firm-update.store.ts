import type { Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import { sql } from '@lianjian/kernel/sql';
import { askPath } from '@lianjian/vocabulary/area-tree';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { db } from '../db.ts';
import type { Tx } from '../perform.ts';
import { askBodies } from './bodies.ts';
import { holderOf } from './locking.store.ts';
import { type Anew, type Met, type Standing, updateViolations } from './update-firm.rules.ts';

/** Which firm, on which version that was decided, and what is said of it anew. */
export interface Updating {
  firmId: string;
  expectedVersion: number;
  anew: Anew;
}

/** Says of a firm what is known by now; who else is named is asked of its owner first. */
export async function update(updating: Updating, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const { firmId: objectId, anew } = updating;
  const { areaId, partyBranchId } = anew;
  const branches = await askBodies('partyBranchId', partyBranchId ? [partyBranchId] : [], ctx);
  const area = areaId === undefined ? null : await askPath(db(), 'areaId', areaId, ctx);
  const down = [branches.down ?? [], area?.down ?? []].flat();
  return {
    objectId,
    violations: down,
    decide: async (tx) => {
      const kind = branches.answer?.get(partyBranchId ?? '')?.kind ?? null;
      const met = await meet(tx, updating, { areaPath: area?.answer ?? null, kind });
      return {
        violations: down.length > 0 ? [] : updateViolations(updating, by, met),
        write: async () => (met.row ? [await write(tx, met.row, anew, met.areaPath)] : []),
      };
    },
  };
}

/** The firm is locked, so that no contract comes to it meanwhile that lies elsewhere. */
async function meet(
  tx: Tx,
  { firmId, anew: { partyBranchId } }: Updating,
  { areaPath, kind }: { areaPath: string | null; kind: string | null },
): Promise<Met> {
  const [row] = await tx.$queryRaw<Standing[]>(sql`
    select f.id, f.version, f.ownership::text as ownership, f.red_property as "redProperty",
      f.party_branch_id as "partyBranchId", f.area_id as "areaId", f.area_path as "areaPath"
    from property_firm f where f.id = ${firmId} for no key update`);
  const served = await tx.$queryRaw<{ path: string }[]>(sql`
    select c.area_path as path from management_contract c where c.firm_id = ${firmId}
    union select s.area_path from station s where s.firm_id = ${firmId}`);
  return {
    row: row ?? null,
    areaPath,
    servedPaths: served.map(({ path }) => path),
    branch: { kind, holderId: await holderOf(tx, partyBranchId ?? null, firmId) },
    isInAlliance: (await tx.allianceMembership.count({ where: { firmId } })) > 0,
  };
}

async function write(tx: Tx, row: Standing, anew: Anew, newPath: string | null): Promise<Change> {
  const now = { ...row, ...anew };
  const areaPath = newPath ?? row.areaPath;
  await tx.$queryRaw(sql`
    update property_firm set ownership = ${now.ownership}::"FirmOwnership",
      red_property = ${now.redProperty}, party_branch_id = ${now.partyBranchId},
      area_id = ${now.areaId}, area_path = ${areaPath}, version = version + 1,
      updated_at = statement_timestamp()
    where id = ${row.id}`);
  const before = Object.fromEntries(
    Object.keys(anew).map((name) => [name, row[name as keyof Anew]]),
  );
  return {
    type: 'firm.updated',
    entityType: 'PropertyFirm',
    entityId: row.id,
    fromVersion: row.version,
    toVersion: row.version + 1,
    areaPath,
    before,
    after: { ...anew },
  };
}
