import type { Actor } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import { newId } from '@lianjian/kernel/ids';
import {
  type Answer,
  acting,
  type Command,
  type CommandInput,
  keyUse,
  refused,
} from './command.ts';
import type { UserErrorShape } from './shapes.ts';

/** Who enters something, and for whom. */
export interface By {
  actor: Actor;
  actingForId: string;
}

/** What is entered, as the input gives it with its defaults written out. */
export type Entry<Row extends object> = Given<Row> & Target;

/** A new row, by the prefix of its id; or a row that is there. */
type Target = { prefix: string } | { objectId: string };

interface Given<Row extends object> {
  mutation: string;
  input: CommandInput;
  actor: Actor;
  row: Row;
  /** What is wrong with the row by itself. */
  violations: readonly UserErrorShape[];
}

/** Makes a command of an entry and has it written, unless it is unclear for whom it is done. */
export async function enter<Row extends object>(
  { mutation, input, actor, row, violations, ...target }: Entry<Row>,
  write: (row: Row, by: By, command: Command) => Promise<Answer>,
): Promise<Answer> {
  const { actingForId, known } = acting(input, actor);
  const all = [...known, ...violations];
  if (actingForId === null) {
    return refused(all);
  }
  const use = keyUse(mutation, input.idempotencyKey, actingForId, { row });
  const objectId = 'prefix' in target ? newId(target.prefix) : target.objectId;
  return write(row, { actor, actingForId }, { use, objectId, known: all });
}

/** The event of a row that was made. */
export function made(
  type: string,
  entityType: string,
  entityId: string,
  { areaPath, ...after }: { areaPath: string | null } & Readonly<Record<string, unknown>>,
): Change {
  const versions = { fromVersion: null, toVersion: 1 };
  return { type, entityType, entityId, ...versions, areaPath, before: null, after };
}
