import type { Actor, Context } from '@lianjian/kernel/context';
import type { Change } from '@lianjian/kernel/events';
import { earlierUse } from '@lianjian/kernel/idempotency';
import type { Queryable } from '@lianjian/kernel/page-query';
import type { Transactional } from '@lianjian/kernel/transaction';
import {
  type Answer,
  acting,
  answered,
  type CommandInput,
  keyUse,
  once,
  refused,
} from './command.ts';
import type { By } from './entry.ts';
import type { UserErrorShape } from './shapes.ts';

/** An act of an actor, as the input gives it. */
export interface Act {
  mutation: string;
  input: CommandInput;
  /** The input without its key, with its defaults written out: the same key is for the same. */
  meaning: Readonly<Record<string, unknown>>;
  /** All that is wrong with the input by itself. */
  violations: readonly UserErrorShape[];
}

/** What an act comes to under its locks: all that stands against it, and how it is written. */
export interface Decided {
  violations: readonly UserErrorShape[];
  /** Writes it, and says what the log has to say; called only when nothing stands against it. */
  write(): Promise<readonly Change[]>;
}

/** An act that was made ready outside of its transaction, where other owners may be asked. */
export interface Prepared<Tx> {
  /** What is answered, now and when the key comes back. */
  objectId: string;
  /** What was found to stand against it on the way. */
  violations: readonly UserErrorShape[];
  decide(tx: Tx): Promise<Decided>;
}

/** Where acts are done: the namespace's client, and how its events are appended. */
export interface Place<Tx> {
  db(): Transactional<Tx> & Queryable;
  append(
    tx: Tx,
    changes: readonly Change[],
    ctx: Context,
    onBehalfOfId: string | null,
  ): Promise<void>;
}

/** Does an act for an actor; who prepares it may find that there is nothing to decide about. */
export type Perform<Tx> = (
  act: Act,
  who: { actor: Actor; ctx: Context },
  prepare: (by: By) => Promise<Prepared<Tx> | readonly UserErrorShape[]>,
) => Promise<Answer>;

/**
 * Does each act once: asks nobody for a replay, prepares it outside of the transaction, decides and
 * writes inside, events last.
 */
export function performer<Tx extends Queryable>({ db, append }: Place<Tx>): Perform<Tx> {
  return async ({ mutation, input, meaning, violations }, { actor, ctx }, prepare) => {
    const { actingForId, known } = acting(input, actor);
    const wrong = [...known, ...violations];
    if (actingForId === null) {
      return refused(wrong);
    }
    const use = keyUse(mutation, input.idempotencyKey, actingForId, meaning);
    const earlier = wrong.length === 0 ? await earlierUse(db(), use) : null;
    if (earlier) {
      return answered(earlier);
    }
    const prepared = await prepare({ actor, actingForId });
    if (!('decide' in prepared)) {
      return refused([...wrong, ...prepared]);
    }
    const { objectId, decide } = prepared;
    const command = { use, objectId, known: [...wrong, ...prepared.violations] };
    return once<Tx>(db(), command, async (tx) => {
      const decided = await decide(tx);
      if (command.known.length + decided.violations.length === 0) {
        await append(tx, await decided.write(), ctx, actingForId);
      }
      return decided.violations;
    });
  };
}
