import { raw, sql } from '@lianjian/kernel/sql';
import type { By } from '@lianjian/vocabulary/entry';
import type { Prepared } from '@lianjian/vocabulary/perform';
import type { Tx } from '../perform.ts';
import {
  type Progress,
  progressViolations,
  type Standing,
  type Undertaken,
} from './progress.rules.ts';

/** How far something is, as it is told. */
export interface Telling {
  id: string;
  to: Progress;
  expectedVersion: number;
}

/** Where something that is carried out is stored. */
export interface Stored {
  noun: Undertaken;
  table: string;
  /** The enumeration of its state. */
  states: string;
  entityType: string;
  /** What its progress is called in the log. */
  type: string;
  /** Reads it under its lock. */
  lock(tx: Tx, id: string): Promise<Standing | null>;
}

/** Tells how far something is that was set out or resolved; it is locked first. */
export function tellProgress(stored: Stored, telling: Telling, by: By): Prepared<Tx> {
  const { id, to } = telling;
  return {
    objectId: id,
    violations: [],
    decide: async (tx) => {
      const row = await stored.lock(tx, id);
      return {
        violations: progressViolations(stored.noun, telling, by, row),
        write: async () => (row ? [await write(tx, stored, row, to)] : []),
      };
    },
  };
}

async function write(
  tx: Tx,
  { table, states, entityType, type }: Stored,
  row: Standing,
  to: Progress,
) {
  const { id, version, state, areaPath } = row;
  await tx.$queryRaw(sql`
    update ${raw(table)} set state = ${to}::text::${raw(`"${states}"`)}, version = version + 1,
      updated_at = statement_timestamp() where id = ${id} returning 1 as told`);
  return {
    type,
    entityType,
    entityId: id,
    fromVersion: version,
    toVersion: version + 1,
    areaPath,
    before: { state },
    after: { state: to },
  };
}
