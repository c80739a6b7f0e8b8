import type { Change } from '@lianjian/kernel/events';
import { insertRows } from '@lianjian/kernel/insert';
import { rowsByKey } from '@lianjian/kernel/rows-by-key';
import { sql } from '@lianjian/kernel/sql';
import { made } from '@lianjian/vocabulary/entry';
import { db } from '../db.ts';
import { instantOf, type Tx } from '../demand/demand-lock.store.ts';
import type { Place } from '../submission/place.ts';
import type { ImportedList } from '../words.ts';

/** A file that was taken over: into which list, for whom, and which line became which row. */
export interface Imported {
  id: string;
  list: ImportedList;
  place: Pick<Place, 'areaId' | 'areaPath'>;
  actingForId: string;
  lines: readonly { line: number; objectId: string }[];
}

/** Writes an import down beside the rows that it made. */
export async function recordImport(
  tx: Tx,
  { id, list, place, actingForId, lines }: Imported,
): Promise<Change> {
  const { areaId, areaPath } = place;
  const instant = await instantOf(tx);
  const stamps = { createdAt: instant, updatedAt: instant, provenance: 'ENTERED' as const };
  const lineCount = lines.length;
  await tx.import.create({
    data: { id, list, areaId, areaPath, actingForId, lineCount, ...stamps },
  });
  const rows = lines.map((each) => ({ ...each, importId: id }));
  await insertRows(tx, 'import_line', rows);
  return made('import.made', 'Import', id, { areaPath, list, lineCount });
}

export interface ImportedLine {
  key: string;
  line: number;
  list: ImportedList;
  objectId: string;
}

/** The lines of imports with what each became: one statement for all. */
export const linesOfImport = rowsByKey<ImportedLine>(
  db,
  (ids) => sql`
    select l.import_id as key, l.line, i.list::text, l.object_id as "objectId"
    from import_line l join import i on i.id = l.import_id
    where l.import_id = any(${ids}) order by l.line`,
);
