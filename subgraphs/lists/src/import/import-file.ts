import type { Actor, Context } from '@lianjian/kernel/context';
import { appendEvents, type Change } from '@lianjian/kernel/events';
import { earlierUse, type KeyUse } from '@lianjian/kernel/idempotency';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  once,
  refused,
} from '@lianjian/vocabulary/command';
import type { By } from '@lianjian/vocabulary/entry';
import type { UserErrorShape } from '@lianjian/vocabulary/shapes';
import { db } from '../db.ts';
import type { Tx } from '../demand/demand-lock.store.ts';
import type { Column } from '../sheet/column.rules.ts';
import { type File, linesOf } from '../sheet/file.rules.ts';
import type { Line } from '../sheet/line.rules.ts';
import type { Place } from '../submission/place.ts';
import type { ImportedList } from '../words.ts';
import { recordImport } from './import.store.ts';
import { type JudgedLine, refusal } from './judged.rules.ts';

export interface ImportInput extends CommandInput, File {
  areaId: string;
  dryRun?: boolean | null;
}

/** What came of an import; the lines of one that was made are read from its rows. */
export interface ImportAnswer extends Answer {
  list: ImportedList;
  lines: readonly JudgedLine[] | null;
}

/** How a file is taken over into one of the lists. */
export interface Importer {
  mutation: string;
  list: ImportedList;
  columns: readonly Column[];
  /** Judges the lines with the owners of what they name; or says why there is nothing to judge. */
  judge(
    lines: readonly Line[],
    areaId: string,
    by: By,
    ctx: Context,
  ): Promise<Judged | UserErrorShape>;
}

/** A file as far as it can be judged before anything is locked. */
export interface Judged {
  place: Pick<Place, 'areaId' | 'areaPath'>;
  /** What stands against it whatever its lines say. */
  violations: readonly UserErrorShape[];
  lines: readonly JudgedLine[];
  /** The lines with what rows and the day have against them; nothing is locked. */
  look(): Promise<readonly JudgedLine[]>;
  /** The same under locks, and how they are written. */
  lock(tx: Tx): Promise<{ lines: readonly JudgedLine[]; write(): Promise<Written> }>;
}

/** What was written: which row each line became, and what the log has to say. */
export interface Written {
  rows: readonly { line: number; id: string }[];
  changes: readonly Change[];
}

/** Takes a file over into a list: all of its lines, or none and why. */
export async function importFile(
  input: ImportInput,
  { actor, ctx }: { actor: Actor; ctx: Context },
  importer: Importer,
): Promise<ImportAnswer> {
  const { areaId, format, encoding, content, dryRun } = input;
  const { mutation, list, columns, judge } = importer;
  const { actingForId, known } = acting(input, actor);
  const file = linesOf(input, columns);
  if (actingForId === null || 'violations' in file) {
    const faults = 'violations' in file ? file.violations : [];
    return { ...refused([...known, ...faults]), list, lines: [] };
  }
  const meaning = { areaId, format, encoding, content };
  const use = keyUse(mutation, input.idempotencyKey, actingForId, meaning);
  const earlier = known.length === 0 && !dryRun ? await earlierUse(db(), use) : null;
  if (earlier) {
    return { ...answered(earlier), list, lines: null };
  }
  const judged = await judge(file.lines, areaId, { actor, actingForId }, ctx);
  if ('code' in judged) {
    return { ...refused([...known, judged]), list, lines: [] };
  }
  const wrong = [...known, ...judged.violations];
  if (dryRun || wrong.length + refusal(judged.lines).length > 0) {
    const lines = await judged.look();
    return { ...refused([...wrong, ...refusal(lines)]), list, lines };
  }
  return written(judged, list, use, ctx);
}

/** Takes all lines down in one transaction, as if each had come by itself. */
async function written(
  { place, lock }: Judged,
  list: ImportedList,
  use: KeyUse,
  ctx: Context,
): Promise<ImportAnswer> {
  const command = { use, objectId: newId('imp'), known: [] };
  let judged: readonly JudgedLine[] = [];
  const answer = await once<Tx>(db(), command, async (tx) => {
    const { lines, write } = await lock(tx);
    judged = lines;
    const violations = refusal(lines);
    if (violations.length === 0) {
      const { rows, changes } = await write();
      const made = await recordImport(tx, {
        id: command.objectId,
        list,
        place,
        actingForId: use.actingForId,
        lines: rows.map(({ line, id }) => ({ line, objectId: id })),
      });
      await appendEvents(tx, [...changes, made], ctx, use.actingForId);
    }
    return violations;
  });
  return { ...answer, list, lines: answer.objectId === null ? judged : null };
}
