import { todayOf } from '@lianjian/kernel/day';
import { raw, sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import { inTurn } from '../firm/locking.store.ts';
import type { Tx } from '../perform.ts';
import type { Kept } from './clash.rules.ts';
import { type Ending, endingViolations, type Standing } from './ending.rules.ts';

/** Who looks after a compound, at any time; nobody else comes to it until the transaction ends. */
export async function keptIn(tx: Tx, compoundId: string): Promise<Kept[]> {
  await inTurn(tx, `who looks after ${compoundId}`);
  return tx.$queryRaw<Kept[]>(sql`
    select c.id, c.firm_id as "keeperId", c.starts_on as "startsOn", c.ends_on as "endsOn"
    from management_contract c where c.compound_id = ${compoundId}
    union all select a.id, a.station_id, a.starts_on, a.ends_on
    from station_assignment a where a.compound_id = ${compoundId} order by id`);
}

/** What stands for a time, as its table calls that. */
export interface Termed {
  table: string;
  entityType: string;
  /** What the log calls its end. */
  event: string;
  /** The field of the input that names it. */
  field: string;
}

/** Says when something ends, or that it ends earlier than was agreed. */
export function end({ table, entityType, event, field }: Termed, ending: Ending, by: By) {
  const { id, endsOn } = ending;
  const prepared: Prepared<Tx> = {
    objectId: id,
    violations: [],
    decide: async (tx) => {
      const [row] = await tx.$queryRaw<Standing[]>(sql`
        select x.id, x.version, x.starts_on as "startsOn", x.ends_on as "endsOn",
          x.area_path as "areaPath"
        from ${raw(table)} x where x.id = ${id} for no key update`);
      const met = { row: row ?? null, today: await todayOf(tx) };
      return {
        violations: endingViolations(field, ending, by, met),
        write: async () => {
          await tx.$queryRaw(sql`
            update ${raw(table)} set ends_on = ${endsOn}, version = version + 1,
              updated_at = statement_timestamp()
            where id = ${id}`);
          return row ? [ended(row, { entityType, event, endsOn })] : [];
        },
      };
    },
  };
  return prepared;
}

const ended = (
  { id, version, areaPath, endsOn }: Standing,
  now: { entityType: string; event: string; endsOn: string },
) => ({
  type: now.event,
  entityType: now.entityType,
  entityId: id,
  fromVersion: version,
  toVersion: version + 1,
  areaPath,
  before: { endsOn },
  after: { endsOn: now.endsOn },
});
