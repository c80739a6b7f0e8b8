import type { Context } from '@lianjian/kernel/context';
import { newId } from '@lianjian/kernel/ids';
import { sql } from '@lianjian/kernel/sql';
import { type By, made } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import { askPlace, type Place } from '../term/asking-compound.ts';
import { keptIn } from '../term/term.store.ts';
import { type Met, type NewContract, recordingViolations } from './new-contract.rules.ts';

/** Records that a firm manages a compound; the owner of compounds is asked for it first. */
export async function record(row: NewContract, by: By, ctx: Context): Promise<Prepared<Tx>> {
  const objectId = newId('ctr');
  const { answer: place, down } = await askPlace(row.compoundId, ctx);
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

/** Where the firm serves stays as it is until the transaction ends. */
async function meet(
  tx: Tx,
  { firmId, compoundId }: NewContract,
  place: Place | null,
): Promise<Met> {
  const standing = await keptIn(tx, compoundId);
  const [firm] = await tx.$queryRaw<{ path: string }[]>(
    sql`select f.area_path as path from property_firm f where f.id = ${firmId} for share`,
  );
  return { compoundPath: place?.areaPath ?? null, firmPath: firm?.path ?? null, standing };
}
