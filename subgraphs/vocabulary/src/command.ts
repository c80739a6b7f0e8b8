import { actingParty } from '@lianjian/kernel/acting';
import type { Actor } from '@lianjian/kernel/context';
import { type EarlierUse, hashOf, type KeyUse, takeKey } from '@lianjian/kernel/idempotency';
import type { Queryable } from '@lianjian/kernel/page-query';
import { inTransaction, type Transactional } from '@lianjian/kernel/transaction';
import type { UserErrorShape } from './shapes.ts';
import { actingForUnclear, keyUsed, keyViolations } from './violations.rules.ts';

/** What every mutation's input has. */
export interface CommandInput {
  idempotencyKey: string;
  actingForId?: string | null;
}

/** What came of a mutation: the object that it changed or made, or all that stands against it. */
export interface Answer {
  objectId: string | null;
  replayed: boolean;
  userErrors: readonly UserErrorShape[];
}

export const refused = (userErrors: readonly UserErrorShape[]): Answer => ({
  objectId: null,
  replayed: false,
  userErrors,
});

/** The answer to a key that was used before. */
export const answered = (earlier: EarlierUse): Answer =>
  earlier.same
    ? { objectId: earlier.objectId, replayed: true, userErrors: [] }
    : refused([keyUsed()]);

/** For whom an act is done, null when that is unclear, and all that is wrong with that and the key. */
export function acting(
  { idempotencyKey, actingForId }: CommandInput,
  actor: Actor,
): { actingForId: string | null; known: UserErrorShape[] } {
  const party = actingParty(actor, actingForId);
  const known = keyViolations(idempotencyKey);
  return { actingForId: party, known: party === null ? [...known, actingForUnclear()] : known };
}

/** How a key is used; `meaning` is the input with its defaults written out, without the key. */
export function keyUse(
  mutation: string,
  key: string,
  actingForId: string,
  meaning: Readonly<Record<string, unknown>>,
): KeyUse {
  return { actingForId, mutation, key, inputHash: hashOf(meaning) };
}

/** One act: the key that makes it safe to repeat, what it is about, what is wrong already. */
export interface Command {
  use: KeyUse;
  /** What is answered now, and again when the key comes back. */
  objectId: string;
  /** Known to stand against it: then the work is only asked for what else does. */
  known: readonly UserErrorShape[];
}

/**
 * Does something once: takes the key first of all locks, then works in the same transaction.
 * Nothing is kept when the work returns violations, so that the key is free again.
 */
export function once<Tx extends Queryable>(
  client: Transactional<Tx>,
  { use, objectId, known }: Command,
  work: (tx: Tx) => Promise<readonly UserErrorShape[]>,
): Promise<Answer> {
  return inTransaction<Tx, Answer>(client, async (tx) => {
    const earlier = known.length === 0 ? await takeKey(tx, use, objectId) : null;
    if (earlier) {
      return { keep: false, value: answered(earlier) };
    }
    const violations = [...known, ...(await work(tx))];
    return violations.length > 0
      ? { keep: false, value: refused(violations) }
      : { keep: true, value: { objectId, replayed: false, userErrors: [] } };
  });
}
